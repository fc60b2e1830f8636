package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.user.EmailAddress;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may sign in that never has. Who is invited always may. */
public sealed interface SignUpRule {
  /** The form of a mail domain. */
  Pattern DOMAIN = Pattern.compile("([a-z0-9-]+\\.)+[a-z0-9-]+");

  /** The very first person. */
  record First() implements SignUpRule {}

  /** Everybody with an address in one of these mail domains. */
  record Domains(Set<String> names) implements SignUpRule {

    /** Keeps the set from changing. */
    public Domains {
      names = Set.copyOf(names);
    }
  }

  /** Everybody. */
  record Open() implements SignUpRule {}

  /**
   * Reads the setting: {@code first}, {@code open}, or mail domains separated by commas.
   *
   * @throws IllegalArgumentException naming what is no domain
   */
  static SignUpRule parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "", "first" -> new First();
      case "open" -> new Open();
      case String names ->
          new Domains(
              Stream.of(names.split(",", -1)).map(SignUpRule::domain).collect(Collectors.toSet()));
    };
  }

  /**
   * Whether the rule lets that address in.
   *
   * @param anybody whether anybody has ever signed in
   */
  default boolean admits(EmailAddress address, boolean anybody) {
    return switch (this) {
      case First() -> !anybody;
      case Domains(var names) -> names.contains(address.domain());
      case Open() -> true;
    };
  }

  private static String domain(String text) {
    String name = text.strip();
    if (!DOMAIN.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "sign-up is first, open or mail domains, not \"" + name + "\"");
    }
    return name;
  }
}
