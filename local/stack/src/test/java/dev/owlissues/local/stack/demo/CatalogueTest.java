package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  @Test
  void itHoldsAtLeast250MessagesThatMakeDifferentIssues() {
    long issues =
        CATALOGUE.templates().stream()
            .map(template -> template.platform() + " " + template.fingerprint())
            .distinct()
            .count();

    assertThat(issues).isGreaterThanOrEqualTo(250).isEqualTo(CATALOGUE.templates().size());
  }

  @Test
  void allFillingsOfAMessageAreOneIssue() {
    var fingerprinter = new Fingerprinter();
    var random = new SplittableRandom(7);
    for (Template template : CATALOGUE.templates()) {
      for (int i = 0; i < 50; i++) {
        String message = template.fill(random);

        Fingerprint filled = fingerprinter.fingerprint(message, template.module());

        assertThat(filled).as(message).isEqualTo(template.fingerprint());
      }
    }
  }

  @Test
  void everyMessageIsWithinTheLimitsOfIngest() {
    var random = new SplittableRandom(8);

    assertThat(CATALOGUE.templates())
        .allSatisfy(template -> {
          assertThat(template.fill(random)).isNotBlank().hasSizeLessThanOrEqualTo(2_000);
          assertThat(template.module()).hasSizeLessThanOrEqualTo(256);
        });
  }

  @Test
  void eachOfTheThreeAppsHasEverydayMessagesAndItsPartInTheStory() {
    Map<Platform, Integer> planned = new HashMap<>();
    for (var platform : new Platform[] {Platform.APPLE, Platform.WEB, Platform.BACKEND}) {
      assertThat(CATALOGUE.everyday(platform)).hasSizeGreaterThan(50);
      planned.put(platform, CATALOGUE.planned(platform).size());
    }

    assertThat(planned)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Platform.APPLE, 1, Platform.WEB, 3, Platform.BACKEND, 1));
  }

  @Test
  void aLineThatIsNoMessageIsNamed() {
    assertThatThrownBy(() -> Catalogue.parse("web | ui | 3"))
        .hasMessageContaining("platform | module | weight | message expected: web | ui | 3");
    assertThatThrownBy(() -> Catalogue.parse("toaster | ui | 3 | burnt"))
        .hasMessageContaining("unknown platform in: toaster");
  }

  @Test
  void aBlankThatNobodyKnowsIsNamed() {
    var template =
        Catalogue.parse("web | ui | 3 | lost {owl} | in {n} barns").templates().getFirst();

    assertThat(template.text()).isEqualTo("lost {owl} | in {n} barns");
    assertThatThrownBy(() -> template.fill(new SplittableRandom(1)))
        .hasMessageContaining("nobody knows the blank {owl}");
  }
}
