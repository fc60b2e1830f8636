package dev.owlissues.api.http;

import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.StorableText;
import dev.owlissues.shared.base.json.Word;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a query's parameters and remembers the first that is wrong: read all, then ask {@link
 * #refusal}. An empty parameter counts as not sent.
 */
public final class Parameters {
  /** The most characters of an id that a client made up: a session's, a user's. */
  public static final int MAX_TEXT = 256;

  /** The most rows of a page, unless a list says otherwise. */
  private static final int MAX_LIMIT = 200;

  private static final int DEFAULT_LIMIT = 50;

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

  private final HttpRequest request;
  private final Complaint complaint = new Complaint();

  Parameters(HttpRequest request) {
    this.request = request;
  }

  /** 400 naming the first wrong parameter; empty when all that were read are right. */
  public Optional<HttpResponse> refusal() {
    return complaint.refusal();
  }

  /** A text; longer ones are refused, and those that nothing that is stored can have. */
  public Optional<String> text(String name, int max) {
    Optional<String> text = sent(name);
    if (text.isPresent() && StorableText.characters(text.get()) > max) {
      complain(name + " is longer than " + max + " characters");
      return Optional.empty();
    }
    if (text.isPresent() && !StorableText.isStorable(text.get())) {
      complain(name + " has " + StorableText.FAULT);
      return Optional.empty();
    }
    return text;
  }

  public Optional<UUID> id(String name) {
    return read(name, Uuids::read, "a UUID");
  }

  /** A time, counted back from now or absolute. */
  public Optional<Instant> time(String name, Instant now) {
    return read(
        name, text -> Times.read(text, now), "a time such as 24h, 7d or 2026-11-24T08:00:00Z");
  }

  public Optional<Boolean> flag(String name) {
    return read(
        name,
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            },
        "true or false");
  }

  /** One of a set of words. */
  public <T> Optional<T> word(String name, Function<String, Optional<T>> words, String expected) {
    return read(name, words, expected);
  }

  /** One of those words. */
  public <W extends Word> Optional<W> word(String name, W[] words) {
    return read(name, text -> Word.find(words, text), Word.listed(List.of(words)));
  }

  /** Several of those words, separated by commas; none when nothing was sent. */
  public <W extends Word> Set<W> words(String name, W[] words) {
    Set<W> read = new LinkedHashSet<>();
    for (String word : sent(name).map(text -> text.split(",", -1)).orElse(new String[0])) {
      Optional<W> value = Word.find(words, word.strip());
      if (value.isEmpty()) {
        complain(
            "%s must be one or several of %s, not %s"
                .formatted(name, Word.listed(List.of(words)), Complaint.shown(word)));
      }
      value.ifPresent(read::add);
    }
    return read;
  }

  /** Where the page before ended. */
  public <T> Optional<T> cursor(String name, Function<String, Optional<T>> cursors) {
    return read(name, cursors, "a cursor that this list gave");
  }

  /** The rows of a page. */
  public int limit() {
    return limit("limit", MAX_LIMIT);
  }

  /** How many to answer: garbage means the default, what is out of range its nearest end. */
  public int limit(String name, int max) {
    return sent(name)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(text -> clamp(text, max))
        .orElse(DEFAULT_LIMIT);
  }

  /** The parameter as it was sent. */
  public Optional<String> sent(String name) {
    return request.parameter(name).filter(text -> !text.isEmpty());
  }

  private static int clamp(String number, int max) {
    if (number.startsWith("-")) {
      return 1;
    }
    String digits = number.replaceFirst("^[+]?0*", "");
    if (digits.length() > 9) {
      return max;
    }
    return digits.isEmpty() ? 1 : Math.min(Integer.parseInt(digits), max);
  }

  private <T> Optional<T> read(String name, Function<String, Optional<T>> reader, String expected) {
    Optional<String> text = sent(name);
    Optional<T> value = text.flatMap(reader);
    if (text.isPresent() && value.isEmpty()) {
      complain(name + " must be " + expected + ", not " + Complaint.shown(text.get()));
    }
    return value;
  }

  private void complain(String text) {
    complaint.about(text);
  }
}
