package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is deployed is small and holds nothing that is not used: each megabyte is read at each cold
 * start. Modules before this one have been packaged when it runs.
 */
class ArchivesTest {
  private static final int MEGABYTE = 1 << 20;

  /** Megabytes that an archive may have, by module. */
  private static final Map<String, Integer> BUDGETS =
      Map.of("ingest", 11, "api", 23, "scan", 13, "notify", 23);

  /** AWS clients that an archive holds, by module. */
  private static final Map<String, Set<String>> SERVICES =
      Map.of(
          "ingest", Set.of("dynamodb"),
          "api", Set.of("dynamodb", "sesv2", "sqs", "ssm"),
          "scan", Set.of("dynamodb", "sqs"),
          "notify", Set.of("dynamodb", "sesv2", "sqs", "ssm"));

  private static final Pattern SERVICE =
      Pattern.compile("software/amazon/awssdk/services/(?<name>[a-z0-9]+)/.*");

  static Stream<String> modules() {
    return Template.load().functions().values().stream()
        .map(function -> function.path("CodeUri").asText().split("/", -1)[1])
        .distinct();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void anArchiveKeepsToItsBudget(String module) throws IOException {
    assertThat(Files.size(archive(module)))
        .as("bytes of " + module)
        .isLessThan((long) BUDGETS.getOrDefault(module, 0) * MEGABYTE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void anArchiveHoldsTheClientsThatItsFunctionsCallAndNoOthers(String module) throws IOException {
    Set<String> services = new TreeSet<>();
    for (String name : names(module)) {
      var service = SERVICE.matcher(name);
      if (service.matches()) {
        services.add(service.group("name"));
      }
    }

    assertThat(services).isEqualTo(SERVICES.get(module));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void anArchiveHoldsOneHttpClientNoSignaturesAndNoTestCode(String module) throws IOException {
    assertThat(names(module))
        .noneMatch(name -> name.startsWith("io/netty/"))
        .noneMatch(name -> name.startsWith("org/apache/http"))
        .noneMatch(name -> name.startsWith("org/apache/hc/"))
        .noneMatch(name -> name.startsWith("software/amazon/awssdk/crt/"))
        .noneMatch(name -> name.startsWith("software/amazon/dynamodb/"))
        .noneMatch(name -> name.startsWith("com/amazonaws/xray/"))
        .noneMatch(name -> name.startsWith("org/junit/"))
        .noneMatch(name -> name.startsWith("dev/owlissues/local/"))
        .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"))
        .anyMatch(name -> name.startsWith("software/amazon/awssdk/http/urlconnection/"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void anArchiveHoldsTheCodeOfItsOwnFunctionAlone(String module) throws IOException {
    Set<String> packages = new TreeSet<>();
    for (String name : names(module)) {
      if (name.startsWith("dev/owlissues/") && name.endsWith(".class")) {
        packages.add(name.split("/", -1)[2]);
      }
    }

    assertThat(packages).contains(module, "shared").isSubsetOf(Set.of(module, "shared", "gateway"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modules")
  void anArchiveHoldsTheClassesOfEventsJustWhereHandlersTakeThem(String module) throws IOException {
    boolean typed = Set.of("scan", "notify").contains(module);

    for (String prefix :
        List.of("com/amazonaws/services/lambda/runtime/events/", "org/joda/time/")) {
      assertThat(names(module).stream().anyMatch(name -> name.startsWith(prefix)))
          .as(prefix)
          .isEqualTo(typed);
    }
  }

  private static Path archive(String module) {
    return Template.REPOSITORY.resolve("functions/%s/target/%s.jar".formatted(module, module));
  }

  private static Set<String> names(String module) throws IOException {
    try (var jar = new JarFile(archive(module).toFile())) {
      Set<String> names = new TreeSet<>();
      jar.stream().forEach(entry -> names.add(entry.getName()));
      return names;
    }
  }
}
