package dev.owlissues.local.stack.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.stack.architecture.RuleBook.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules stand in docs/rules.md, each once; what is cited is there, and a test cites each. */
class RulesTest {
  private static final Path ROOT = Path.of(System.getProperty("owl.root", "../.."));

  /** The small texts below break the rules on purpose. */
  private static final String ITSELF = "architecture/RulesTest.java";

  private static final RuleBook BOOK =
      RuleBook.of("- <a id=\"R-owl-1\"></a>Owls fly.\n- <a id=\"R-owl-2\"></a>Owls see.\n");
  private static final Source PROOF = test("// (R-owl-1, R-owl-2)\n@Test void owlsFlyAndSee() {}");

  @Test
  void everyRuleIsCitedByATestAndNothingIsCitedThatIsNotThere() throws IOException {
    RuleBook rules = RuleBook.of(Files.readString(ROOT.resolve("docs/rules.md")));
    List<Source> sources =
        new RepositorySources(ROOT)
            .all().stream().filter(source -> !source.path().endsWith(ITSELF)).toList();

    assertThat(rules.anchors()).hasSizeGreaterThan(200);
    assertThat(rules.faults(sources)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/rules.md",
        "functions/api/src/main/resources/openapi.json",
        "functions/notify/src/main/jte/digest.jte",
        "functions/api/src/test/resources/authorization.txt",
        "template.yaml",
        ".github/workflows/ci.yml",
        ".ci/fuzz/hooks.py",
        ".ci/run",
        "owl",
        "shared/src/main/java/dev/owlissues/shared/fingerprint/package-info.java"
      })
  void allThatPeopleWriteIsLookedAt(String path) throws IOException {
    assertThat(new RepositorySources(ROOT).all()).extracting(Source::path).contains(path);
  }

  @Test
  void whatIsBuiltIsNotLookedAt() throws IOException {
    assertThat(new RepositorySources(ROOT).all())
        .extracting(Source::path)
        .noneMatch(path -> path.contains("/target/") || path.startsWith(".git/"));
  }

  @Test
  void nothingIsWrongWhereEachRuleIsCitedByATest() {
    assertThat(BOOK.faults(List.of(PROOF, main("// Owls fly (R-owl-1)."), json("R-owl-2"))))
        .isEmpty();
  }

  @Test
  void aCitationWithoutARuleIsAFault() {
    assertThat(BOOK.faults(List.of(PROOF, main("// Owls swim (R-owl-3)."))))
        .containsExactly("src/main/java/Owl.java cites R-owl-3, which is no rule");
    assertThat(BOOK.faults(List.of(PROOF, json("see docs/rules.md#R-owl-11"))))
        .containsExactly("openapi.json cites R-owl-11, which is no rule");
  }

  @Test
  void aRuleThatIsThereTwiceIsAFault() {
    RuleBook book = RuleBook.of("<a id=\"R-owl-1\"></a>Fly.\n<a id=\"R-owl-1\"></a>See.");

    assertThat(book.faults(List.of(test("// (R-owl-1)"))))
        .containsExactly("R-owl-1 is there twice");
  }

  @Test
  void aRuleThatOnlyTheProductAndTheDocumentsCiteIsAFault() {
    assertThat(BOOK.faults(List.of(test("R-owl-1"), main("R-owl-2"), json("R-owl-2"))))
        .containsExactly("no test cites R-owl-2");
    assertThat(BOOK.faults(List.of(test("R-owl-1, R-owl-22")))).contains("no test cites R-owl-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Merges issues (page: Merging).",
        "/** page: Comments. */",
        "/** Page: Email Notifications. */",
        "(contract: rate limit)",
        "/** Contract 64. */",
        "// Contract: D13.",
        "treats the two alike (contract of ingest)",
        "each with the place of the contract that says so",
        "sentence by sentence of the product's page",
        "by the page's rule: SHA-256",
        "(design: idle)",
        "as design.md has it",
        "see ops-checklist.md",
        "(checklist 4)",
        "see ../shared/contract",
        "(issue 14)",
        "in whole hour slots (D10)"
      })
  void aCitationOfWhatTheRepositoryDoesNotHaveIsAFault(String text) {
    assertThat(BOOK.faults(List.of(PROOF, main(text))))
        .isNotEmpty()
        .allMatch(fault -> fault.startsWith("src/main/java/Owl.java cites what is not here: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A page: a range of a unit's batches.",
        "remembered from page to page: some two million",
        "events of the page's fingerprints",
        "(RFC 9562, section 5.7)",
        "whether by contract or otherwise",
        "shared/src/main/java",
        "the secret d4, issue 7, UUID 550E8D4A"
      })
  void wordsThatCiteNothingAreNoFault(String text) {
    assertThat(BOOK.faults(List.of(PROOF, main(text)))).isEmpty();
  }

  private static Source test(String text) {
    return new Source("src/test/java/OwlTest.java", text);
  }

  private static Source main(String text) {
    return new Source("src/main/java/Owl.java", text);
  }

  private static Source json(String text) {
    return new Source("openapi.json", text);
  }
}
