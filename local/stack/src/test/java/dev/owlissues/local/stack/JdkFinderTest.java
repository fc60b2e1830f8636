package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts find a JDK with, on machines that are made up. */
class JdkFinderTest {
  private static final Path FINDER = Path.of(System.getProperty("owl.root"), "local", "jdk.sh");

  @TempDir Path machine;

  private record Found(int status, String jdk, String errors) {}

  @ParameterizedTest
  @CsvSource({"25.0.3", "25", "26-ea", "31.1"})
  void aJdkThatIsNewEnoughIsFoundWithoutStartingIt(String version) throws Exception {
    Path jdk = jdk("jdk", version);

    Found found = find(Map.of("JAVA_HOME", jdk.toString()));

    assertThat(found).isEqualTo(new Found(0, jdk.toString(), ""));
    assertThat(machine.resolve("started")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"24.0.1, 24", "1.8.0_402, 8"})
  void whereAllAreTooOldItSaysWhatItFoundAndWhatToDo(String version, String major)
      throws Exception {
    Path old = jdk("old", version);

    Found found = find(Map.of("JAVA_HOME", old.toString()));

    assertThat(found.status()).isEqualTo(1);
    assertThat(found.jdk()).isEmpty();
    assertThat(found.errors())
        .contains("needs a JDK 25 or newer (found: JDK %s in %s)".formatted(major, old))
        .contains("set JAVA_HOME");
  }

  @Test
  void anOldOneInJavaHomeIsPassedOverForTheOneOnThePathBehindItsLinks() throws Exception {
    Path old = jdk("old", "21.0.1");
    Path newer = jdk("newer", "25.0.1");
    Path links = Files.createDirectories(machine.resolve("links"));
    Files.createSymbolicLink(links.resolve("alternative"), newer.resolve("bin/javac"));
    Files.createSymbolicLink(links.resolve("javac"), Path.of("alternative"));

    Found found =
        find(Map.of("JAVA_HOME", old.toString(), "PATH", links + ":" + System.getenv("PATH")));

    assertThat(found.jdk()).isEqualTo(newer.toRealPath().toString());
    assertThat(machine.resolve("started")).doesNotExist();
  }

  @Test
  void aFolderWithoutACompilerIsNoJdk() throws Exception {
    Path runtime = jdk("runtime", "25.0.1");
    Files.delete(runtime.resolve("bin/javac"));

    assertThat(find(Map.of("JAVA_HOME", runtime.toString())).status()).isEqualTo(1);
  }

  /** Looks for one where no other is installed, with a shell that stops at its first mistake. */
  private Found find(Map<String, String> environment) throws IOException, InterruptedException {
    String script = "set -eu; . \"$1\"; jdk_places() { :; }; find_jdk; echo \"$jdk\"";
    var process = new ProcessBuilder(List.of("sh", "-c", script, "sh", FINDER.toString()));
    Path errors = machine.resolve("errors");
    process.redirectError(errors.toFile());
    process.environment().remove("JDK_25");
    process.environment().put("PATH", "/usr/sbin:/sbin");
    process.environment().putAll(environment);
    Process running = process.start();
    String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Found(running.waitFor(), out.strip(), Files.readString(errors).strip());
  }

  /** A JDK whose programs leave a trace when they are started. */
  private Path jdk(String folder, String version) throws IOException {
    Path home = machine.resolve(folder);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"somebody\"\nJAVA_VERSION=\"%s\"\nJAVA_VERSION_DATE=\"2026-10-20\"\n"
            .formatted(version));
    for (String program : List.of("java", "javac")) {
      Path file = home.resolve("bin").resolve(program);
      Files.writeString(file, "#!/bin/sh\n: >'%s'\n".formatted(machine.resolve("started")));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    return home;
  }
}
