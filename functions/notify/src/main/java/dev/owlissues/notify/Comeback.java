package dev.owlissues.notify;

/**
 * How an issue came back.
 *
 * @param fixedIn the version in which it was said to be resolved
 * @param backIn the version in which it was seen again
 */
public record Comeback(String fixedIn, String backIn) {
  String words() {
    return "Resolved in %s, back in %s".formatted(Words.version(fixedIn), Words.version(backIn));
  }
}
