package dev.owlissues.ingest.rules;

/**
 * What is said about one event of a request.
 *
 * @param index the event's place in the request
 */
public record Remark(int index, String message) {

  static Remark of(int index, String text) {
    return new Remark(index, "events[%d]: %s".formatted(index, text));
  }
}
