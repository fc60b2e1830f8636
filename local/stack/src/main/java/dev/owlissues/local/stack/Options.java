package dev.owlissues.local.stack;

import dev.owlissues.shared.account.signin.SignUpRule;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the command line and the environment say.
 *
 * @param demo whether to feed a sample
 * @param signUps who may sign in that never has; here everybody, unless it is said otherwise
 */
record Options(int port, Path data, boolean demo, SignUpRule signUps) {
  private static final int DEFAULT_PORT = 3000;
  private static final int MAX_PORT = 65_535;

  static Options of(String[] arguments, Map<String, String> environment) {
    boolean demo = false;
    for (String argument : arguments) {
      if (!argument.equals("--demo")) {
        throw new CannotStart("Unknown option: %s; see ./owl help.".formatted(argument));
      }
      demo = true;
    }
    return new Options(
        port(environment.getOrDefault("OWL_PORT", "")),
        Path.of(blankTo(environment.getOrDefault("OWL_DATA", ""), ".owl")),
        demo,
        signUps(blankTo(environment.getOrDefault("OWL_SIGN_UP", ""), "open")));
  }

  private static SignUpRule signUps(String text) {
    try {
      return SignUpRule.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new CannotStart("OWL_SIGN_UP: %s.".formatted(wrong.getMessage()), wrong);
    }
  }

  private static int port(String text) {
    String digits = blankTo(text, Integer.toString(DEFAULT_PORT));
    if (digits.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(digits);
      if (port >= 1 && port <= MAX_PORT) {
        return port;
      }
    }
    throw new CannotStart("OWL_PORT is a port from 1 to 65535, not \"%s\".".formatted(text));
  }

  private static String blankTo(String text, String fallback) {
    return text.isBlank() ? fallback : text;
  }
}
