package dev.owlissues.shared.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the mails that it takes, and takes none when it is told so. */
public final class RecordingMailer implements Mailer {
  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

  private final List<Mail> taken = new ArrayList<>();
  private Sent answer = new Sent.Accepted("m-1");

  @Override
  public synchronized Sent send(Mail mail) {
    if (answer instanceof Sent.Accepted) {
      taken.add(mail);
    }
    return answer;
  }

  /** What it answers from now on. */
  public synchronized void answering(Sent sent) {
    answer = sent;
  }

  /** The mails taken, oldest first. */
  public synchronized List<Mail> taken() {
    return List.copyOf(taken);
  }

  /** The code in the last mail. */
  public synchronized String code() {
    Matcher code = CODE.matcher(taken.getLast().text());
    if (!code.find()) {
      throw new IllegalStateException("the last mail has no code");
    }
    return code.group();
  }
}
