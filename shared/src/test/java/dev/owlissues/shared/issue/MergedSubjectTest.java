package dev.owlissues.shared.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.fingerprint.Fingerprint;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an issue is about, after merges. */
class MergedSubjectTest {
  private static final Fingerprint ONE = new Fingerprint(new byte[Fingerprint.BYTES]);
  private static final Subject SUBJECT = new Subject("out of memory", "cart", List.of(ONE), 1);

  @Test // (R-merge-12)
  void theLastTenIssuesAreNamedTheLastFirst() {
    Subject merged = SUBJECT;
    for (int i = 1; i <= 25; i++) {
      merged = merged.joined(id(i), SUBJECT);
    }

    assertThat(merged.mergedFrom())
        .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> id(25 - i)).toList());
    assertThat(merged.fingerprintCount()).isEqualTo(26);
    assertThat(merged.fingerprints()).hasSize(Subject.FINGERPRINTS_KEPT);
  }

  @Test // (R-merge-12)
  void whatHadBeenMergedIntoTheSourceIsNotNamed() {
    Subject source = SUBJECT.joined(id(1), SUBJECT);

    assertThat(SUBJECT.joined(id(2), source).mergedFrom()).containsExactly(id(2));
  }

  @Test // (R-merge-12)
  void anIssueKeepsTheNamesWhenItMeetsMoreFingerprints() {
    assertThat(SUBJECT.joined(id(1), SUBJECT).plus(List.of(ONE)).mergedFrom())
        .containsExactly(id(1));
  }

  private static UUID id(int number) {
    return new UUID(7, number);
  }
}
