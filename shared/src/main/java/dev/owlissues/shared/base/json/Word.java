package dev.owlissues.shared.base.json;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of a fixed set of words, such as a status. An enum of them is the only list of the words. */
public interface Word {

  /** The word as requests and answers write it. */
  String wire();

  /** The one of those that is written like this, if there is one. */
  static <W extends Word> Optional<W> find(W[] words, String text) {
    return Stream.of(words).filter(word -> word.wire().equals(text)).findFirst();
  }

  /** Those words for people to read: {@code a, b or c}. */
  static String listed(List<? extends Word> words) {
    String first =
        words.stream().limit(words.size() - 1L).map(Word::wire).collect(Collectors.joining(", "));
    String last = words.getLast().wire();
    return first.isEmpty() ? last : first + " or " + last;
  }
}
