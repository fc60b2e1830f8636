package dev.owlissues.local.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What IAM checks when a function calls AWS, from {@code authorized-calls.txt}: a call's name and
 * the actions that it needs are not always the same, and no emulation knows the difference.
 */
public final class AuthorizedCalls {
  private static final String FILE = "authorized-calls.txt";
  private static final List<Fact> FACTS = read();

  private AuthorizedCalls() {}

  /**
   * One line of the file.
   *
   * @param call the call, and after a dot what decides between several checks of it
   * @param on the kind of resource
   * @param source the page of AWS's documents that says so
   */
  public record Fact(String call, String on, Set<String> actions, URI source) {}

  /** All of them. */
  public static List<Fact> facts() {
    return FACTS;
  }

  /** The actions that a call needs on such a resource. */
  public static Set<String> actions(String call, String on) {
    return FACTS.stream()
        .filter(fact -> fact.call().equals(call) && fact.on().equals(on))
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "what IAM checks for %s on %s is not in %s".formatted(call, on, FILE)))
        .actions();
  }

  /** Every action that some call needs. */
  public static Set<String> actions() {
    return FACTS.stream()
        .flatMap(fact -> fact.actions().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Fact> read() {
    try (InputStream in = AuthorizedCalls.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + FILE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(AuthorizedCalls::fact)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private static Fact fact(String line) {
    String[] columns = line.strip().split(" *\\| *", -1);
    return new Fact(
        columns[0], columns[1], Set.of(columns[2].split(" ", -1)), URI.create(columns[3]));
  }
}
