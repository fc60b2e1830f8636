package dev.owlissues.shared.issue.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.entry.IssueEntry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** (R-list-9). */
class SearchTextTest {
  private static final IssueEntry.Heads HEADS =
      new IssueEntry.Heads(
          "Größe of Payment declined", "checkout/Cart", List.of("2.5.0-RC1"), List.of("ios"));

  @Test
  void titleModuleAndVersionsAreSearchedAndNothingElse() {
    for (String text : List.of("payment", "PAYMENT D", " größe ", "cart", "-rc", "2.5")) {
      assertThat(((SearchText.Part) SearchText.of(text)).isIn(HEADS)).as(text).isTrue();
    }
    for (String text : List.of("ios", "paymentd", "2.6")) {
      assertThat(((SearchText.Part) SearchText.of(text)).isIn(HEADS)).as(text).isFalse();
    }
  }

  @Test
  void anIdAndAFingerprintAreKnownByTheirForm() {
    assertThat(SearchText.of("01935C80-0000-7000-8000-000000000007 "))
        .isEqualTo(new SearchText.Id(UUID.fromString("01935c80-0000-7000-8000-000000000007")));
    assertThat(SearchText.of("AB".repeat(32)))
        .isEqualTo(new SearchText.Whole(Fingerprint.parse("ab".repeat(32))));
    assertThat(SearchText.of("ab".repeat(31))).isInstanceOf(SearchText.Part.class);
  }
}
