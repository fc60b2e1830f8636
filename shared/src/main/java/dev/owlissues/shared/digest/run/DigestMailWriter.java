package dev.owlissues.shared.digest.run;

import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.Subscriber;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.mail.Mail;
import java.util.List;

/** Writes a digest as mails. */
public interface DigestMailWriter {

  /** The mail to one member. */
  Mail write(Content content, Subscriber to);

  /**
   * What every mail of a digest says.
   *
   * @param issues the listed ones as they are now, most important first
   * @param apps under which the issues are shown
   */
  record Content(Project project, Digest digest, List<Issue> issues, LiveApps apps) {

    /** Copies the list. */
    public Content {
      issues = List.copyOf(issues);
    }
  }
}
