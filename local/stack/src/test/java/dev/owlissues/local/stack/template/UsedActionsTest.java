package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.aws.AwsOfRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds each function's policy against what the function did in the suites of all modules, which
 * leave it in {@code target}, a file for each process (see {@code AwsActions}). It must be granted
 * what it used, and must have used what it is granted, so that no grant outlives its reason.
 *
 * <p>It runs last and needs the whole {@code mvn verify}: a run of some tests used only some
 * actions.
 */
class UsedActionsTest {
  private static final Template TEMPLATE = Template.load();
  private static final List<Path> MODULES = List.of(Path.of("shared"), Path.of("functions"));

  @BeforeAll
  static void skipWithoutAnyAws() {
    AwsOfRun.skipWithoutAny();
  }

  static Set<String> functions() {
    return TEMPLATE.functions().keySet();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionIsGrantedWhatItUses(String function) {
    Set<String> grants = Grants.of(TEMPLATE, function);

    assertThat(usedBy(function))
        .as("used, but not granted")
        .filteredOn(use -> grants.stream().noneMatch(grant -> covers(grant, use)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionUsesWhatItIsGranted(String function) {
    Set<String> used = usedBy(function);

    assertThat(Grants.of(TEMPLATE, function))
        .as("granted, but not used")
        .filteredOn(grant -> used.stream().noneMatch(use -> covers(grant, use)))
        .isEmpty();
  }

  /** Whether a grant is for that use; the names of keys that rotate end in a pattern. */
  private static boolean covers(String grant, String use) {
    int pattern = grant.indexOf('*');
    return pattern < 0
        ? grant.equals(use)
        : use.startsWith(grant.substring(0, pattern)) && use.endsWith(grant.substring(pattern + 1));
  }

  private static Set<String> usedBy(String function) {
    return Optional.ofNullable(used().get(function))
        .orElseThrow(() ->
            new AssertionError(
                "no suite recorded what %s uses: give its wiring LocalTables.clientOf, and run the"
                        .formatted(function)
                    + " whole of mvn verify"));
  }

  private static Map<String, Set<String>> used() {
    var used = new TreeMap<String, Set<String>>();
    for (Path module : MODULES) {
      for (String line : lines(Template.REPOSITORY.resolve(module))) {
        String[] words = line.split(" ", 2);
        used.computeIfAbsent(words[0], _ -> new TreeSet<>()).add(words[1]);
      }
    }
    return used;
  }

  /** The lines of a folder's records and of those of its subfolders. */
  private static List<String> lines(Path folder) {
    try (Stream<Path> files = Files.find(folder, 3, (file, _) -> isRecord(file))) {
      return files.flatMap(file -> read(file).lines()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRecord(Path file) {
    return file.getFileName().toString().matches("aws-actions-\\d+\\.txt");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
