package dev.owlissues.shared.digest;

import dev.owlissues.shared.account.team.Project;
import java.time.Instant;

/** When a project's next digest is due, and what is noted of it. */
public final class DigestAgenda {
  private final DigestStore digests;
  private final DigestIssues issues;

  /** Over those digests and issues. */
  public DigestAgenda(DigestStore digests, DigestIssues issues) {
    this.digests = digests;
    this.issues = issues;
  }

  /** What is decided for a project, reading as little as that takes. */
  public DigestDecision decide(Project project, DigestHead head, Instant asked) {
    if (digests.find(project.id(), head.next()).isPresent()) {
      return new DigestDecision.Open(head.next());
    }
    DigestDecision byClock = byClock(project, head, asked);
    return byClock instanceof DigestDecision.Due
        ? issues.glance(project.id(), since(project, head))
        : byClock;
  }

  /** Notes with a project why it gets no digest, unless that is what was noted last. */
  public void note(Project project, DigestHead head, DigestDecision why, Instant at) {
    if (head.decision().filter(last -> last.reason().equals(why.reason())).isEmpty()) {
      digests.note(project.id(), head, new DigestHead.Noted(why.reason(), at));
    }
  }

  /** What the clock alone decides. */
  public static DigestDecision byClock(Project project, DigestHead head, Instant asked) {
    Instant last = since(project, head);
    return switch (DigestClock.due(project.settings().alertFrequency(), last, asked)) {
      case DigestClock.Due.Never() -> new DigestDecision.Off();
      case DigestClock.Due.Not(Instant until) -> new DigestDecision.NotDue(until);
      case DigestClock.Due.Now() -> new DigestDecision.Due();
    };
  }

  /** From when on a project's next digest tells. */
  public static Instant since(Project project, DigestHead head) {
    return head.cut().orElse(project.createdAt());
  }
}
