package dev.owlissues.shared.issue.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is newer: by the text, or by numbers. */
class VersionOrderTest {

  // (R-regression-4, R-regression-5)
  @ParameterizedTest(name = "{0} after {1}: as text {2}, as numbers {3}")
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          1.1.0         | 1.0.0        | true  | true
          1.0.0         | 1.0.0        | false | false
          1.10.0        | 1.9.0        | false | true
          10.0.0        | 9.9.9        | false | true
          2024.10.15    | 2024.9.30    | false | true
          1.9.0         | 1.10.0       | true  | false
          2.0.0-beta    | 2.0.0        | true  | false
          1.2.3 (456)   | 1.2.3        | true  | false
          1.2.0         | 1.2          | true  | false
          1.0.0         | v0.9.0       | false | true
          2.0.0         | 2.0.0-beta   | false | true
          0.9.0         | 1.0.0        | false | false
          v1.2.0        | V1.1.9       | true  | true
          V1.1.9        | v1.2.0       | false | false
          1.2           | 1.2.0        | false | false
          1.2.1         | 1.2          | true  | true
          2.0.0-beta.2  | 2.0.0-beta.1 | true  | true
          2.0.0-beta.10 | 2.0.0-beta.9 | false | true
          2.0.0-beta.2  | 2.0.0-beta.10 | true | false
          2.0.0-alpha   | 1.9.9        | true  | true
          1.007         | 1.7          | false | false
          1.99999999999999999999 | 1.9999999999999999999 | true | true
          1.0.b         | 1.0.a        | true  | true
          1.2.3 (456)   | 1.2.3 (455)  | true  | false
          1.2.3(9)      | 1.2.2 (10)   | true  | true
          1.0.0+7       | 1.0.0        | true  | false
          1.0.10+5      | 1.0.9+4      | false | true
          1.0.9+4       | 1.0.10       | true  | false
          1.0.0+8       | 1.0.0+7      | true  | false
          1.0.0         | 1.0.0-rc.1+9 | false | true
          1.0.0-rc+b-10 | 1.0.0-rc+b-9 | false | false
          1.0.0+7 (3)   | 1.0.0 (3)+7  | true  | false
          1.0.1 (a (b)) | 1.0.0+x      | true  | true
          b             | B            | true  | true
          ''            | 1            | false | false
          1             | ''           | true  | true
          """)
  void aVersionIsNewerByItsTextOrByItsNumbers(
      String version, String than, boolean asText, boolean asNumbers) {
    assertThat(VersionOrder.STRING.newer(version, than)).isEqualTo(asText);
    assertThat(VersionOrder.SEMVER.newer(version, than)).isEqualTo(asNumbers);
  }

  /** The example of Semantic Versioning 2.0.0, section 11, and what its rules say beyond it. */
  @ParameterizedTest // (R-regression-5)
  @CsvSource({
    "1.0.0-alpha,1.0.0-alpha.1",
    "1.0.0-alpha.1,1.0.0-alpha.beta",
    "1.0.0-alpha.beta,1.0.0-beta",
    "1.0.0-beta,1.0.0-beta.2",
    "1.0.0-beta.2,1.0.0-beta.11",
    "1.0.0-beta.11,1.0.0-rc.1",
    "1.0.0-rc.1,1.0.0",
    "1.0.0-99999999999999999999,1.0.0-a",
    "1.0.0-RC,1.0.0-rc",
    "1.0.0-x-y,1.0.0-x-z",
    "1.0.0--1,1.0.0--2"
  })
  void preReleasesAreOrderedAsSemanticVersioningSays(String older, String newer) {
    assertThat(VersionOrder.SEMVER.newer(newer, older)).isTrue();
    assertThat(VersionOrder.SEMVER.newer(older, newer)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2,1.2.0.0",
    "v1,1",
    "1.0 (5),1",
    "1.0-rc,1.0-rc (7)",
    "01.02,1.2",
    "1.0.0+7,1.0.0",
    "1.0.0-rc.1+7,1.0.0-rc.1",
    "1.0+7 (3),1.0.0"
  })
  void versionsMayBeEqualInNumbersButNotInText(String one, String other) {
    assertThat(VersionOrder.SEMVER.comparator().compare(one, other)).isZero();
    assertThat(VersionOrder.STRING.comparator().compare(one, other)).isNotZero();
  }

  @Test // (R-regression-4)
  void textsCompareByCodeUnitsAndNotByAnyLanguage() {
    assertThat(VersionOrder.STRING.newer("1.0-ä", "1.0-z")).isTrue();
    assertThat(VersionOrder.STRING.newer("\uFFFD", "😀")).isTrue();
    assertThat(VersionOrder.STRING.newer("1.0", "1.0 ")).isFalse();
  }

  @Test
  void anOrderIsReadBackFromItsName() {
    for (VersionOrder order : VersionOrder.values()) {
      assertThat(VersionOrder.ofWire(order.wire())).contains(order);
    }
    assertThat(VersionOrder.ofWire("SEMVER")).isEmpty();
  }
}
