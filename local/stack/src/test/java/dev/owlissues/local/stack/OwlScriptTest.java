package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the script {@code owl} does before it starts Java, with a Maven and a JDK that are made up.
 */
class OwlScriptTest {
  private static final Path ROOT = Path.of(System.getProperty("owl.root", "../.."));

  @TempDir Path machine;
  private final Map<String, String> environment = new HashMap<>();
  private Path checkout;
  private Path target;

  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void install() throws IOException {
    checkout = machine.resolve("checkout");
    target = checkout.resolve("cli/target");
    Files.createDirectories(checkout.resolve("cli/src/main"));
    Files.createDirectories(checkout.resolve("local"));
    for (String file : List.of("owl", "local/jdk.sh")) {
      Files.copy(ROOT.resolve(file), checkout.resolve(file));
    }
    Files.createFile(checkout.resolve("pom.xml"));
    Files.createFile(checkout.resolve("cli/pom.xml"));
    program(
        "bin/mvn",
        """
        echo built >>"$MACHINE/builds"
        [ ! -e "$MACHINE/broken" ] || exit 1
        mkdir -p cli/target/lib
        : >cli/target/owl-cli.jar
        : >cli/target/lib/new.jar
        case "$*" in
          *local/stack*)
            mkdir -p local/stack/target/lib
            : >local/stack/target/owl-local-stack.jar
            : >local/stack/target/lib/owl-shared.jar
            : >local/stack/target/lib/new.jar
            ;;
        esac
        """);
    program(
        "jdk/bin/java",
        """
        case "$*" in
          *read-in*) exec cat ;;
          *) echo "locale=${LC_ALL:-} $*" ;;
        esac
        """);
    program("jdk/bin/javac", "");
    Files.writeString(
        machine.resolve("jdk/release"),
        "JAVA_VERSION=\"25.0.1\"\nJAVA_RUNTIME_VERSION=\"25.0.1+8\"\n");
    environment.put("MACHINE", machine.toString());
    environment.put("JAVA_HOME", machine.resolve("jdk").toString());
    // No cache is made: that happens in the background, among files that the end of a test deletes.
    environment.put("JAVA_TOOL_OPTIONS", "-Xshare:auto");
    environment.put("PATH", machine.resolve("bin") + ":" + System.getenv("PATH"));
  }

  private void program(String name, String script) throws IOException {
    Path file = machine.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Outcome owl(String command) throws IOException, InterruptedException {
    Path errors = machine.resolve("errors");
    var process =
        new ProcessBuilder("bash", "-c", command, "owl", checkout.resolve("owl").toString())
            .redirectError(errors.toFile());
    process.environment().keySet().removeIf(name -> name.matches("HOME|LANG|LC_.*|JDK_25|JAVA_.*"));
    process.environment().putAll(environment);
    Process running = process.start();
    running.getOutputStream().close();
    String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(running.waitFor(), out, Files.readString(errors));
  }

  private Outcome whoami() throws IOException, InterruptedException {
    return owl("bash \"$1\" whoami");
  }

  private long builds() throws IOException {
    try (Stream<String> lines = Files.lines(machine.resolve("builds"))) {
      return lines.count();
    }
  }

  @Test
  void itBuildsOnceAndLeavesNoOtherLibraryBeside() throws Exception {
    Files.createDirectories(target.resolve("lib"));
    Files.createFile(target.resolve("lib/old.jar"));

    assertThat(whoami().out()).contains("/run/new.jar").doesNotContain("old.jar");
    assertThat(whoami().code()).isZero();

    assertThat(builds()).isEqualTo(1);
    assertThat(target.resolve("jdk")).content().contains("25.0.1+8-");
    assertThat(checkout.resolve("target/owl-build.lock")).doesNotExist();
  }

  @Test
  void theStackIsBuiltWithoutTheLibrariesOfTheBuildBefore() throws Exception {
    Path lib = Files.createDirectories(checkout.resolve("local/stack/target/lib"));
    Files.createFile(lib.resolve("old.jar"));

    assertThat(owl("bash \"$1\" fingerprint").out())
        .contains("/run/owl-shared.jar", "/lib/new.jar")
        .doesNotContain("old.jar", "/lib/owl-shared.jar");
  }

  @Test // (R-cli-4)
  void javaIsToldWhetherTheAnswerGoesIntoAPipe() throws Exception {
    assertThat(whoami().out()).contains("-Dowl.piped=true");
    assertThat(owl("bash \"$1\" whoami >\"$MACHINE/answer\"; cat \"$MACHINE/answer\"").out())
        .contains("-Dowl.piped=false");
  }

  @Test // (R-cli-4)
  void aBuildThatFailsIsWrongUseAndLocksNobodyOut() throws Exception {
    Path broken = Files.createFile(machine.resolve("broken"));

    assertThat(whoami().code()).isEqualTo(2);
    Files.delete(broken);

    assertThat(whoami().code()).isZero();
  }

  @Test
  void theLockOfAProcessThatIsGoneIsTakenAway() throws Exception {
    Path lock = Files.createDirectories(checkout.resolve("target/owl-build.lock"));
    Files.writeString(lock.resolve("pid"), "99999999\n");

    assertThat(whoami().code()).isZero();
    assertThat(lock).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"C, C.UTF-8", "POSIX, C.UTF-8", "C.UTF-8, C.UTF-8", "C.utf8, C.utf8"})
  void javaIsToldToSpeakUtf8UnlessItDoes(String locale, String told) throws Exception {
    environment.put("LC_ALL", locale);

    assertThat(whoami().out()).startsWith("locale=" + told + " ");
  }

  @Test
  void aStandardInputThatIsClosedIsNotWhateverJavaOpensNext() throws Exception {
    assertThat(whoami().code()).isZero();

    Outcome read = owl("bash \"$1\" read-in <&-");

    assertThat(read.code()).isNotZero();
    assertThat(read.out()).isEmpty();
  }
}
