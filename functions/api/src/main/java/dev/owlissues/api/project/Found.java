package dev.owlissues.api.project;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import java.util.Optional;
import java.util.function.Function;

/** What an id leads to for one caller: the thing, or the answer that says why not. */
public sealed interface Found<T> {

  /** It is there, and the caller may do with it what the route does. */
  record Here<T>(T value) implements Found<T> {}

  /** 404: it is not there, or another team's, which answers alike. 403: the role is too low. */
  record Refused<T>(HttpResponse answer) implements Found<T> {}

  /** The thing, or 404 with that text. */
  static <T> Found<T> of(Optional<T> value, String absent) {
    return value.<Found<T>>map(Here::new).orElseGet(() -> new Refused<>(Errors.notFound(absent)));
  }

  /** Answers with the thing, or says why not. */
  default HttpResponse then(Function<T, HttpResponse> answer) {
    return switch (this) {
      case Here<T>(var value) -> answer.apply(value);
      case Refused<T>(var refusal) -> refusal;
    };
  }

  /** Goes on from the thing to another. */
  default <U> Found<U> flatMap(Function<T, Found<U>> next) {
    return switch (this) {
      case Here<T>(var value) -> next.apply(value);
      case Refused<T>(var refusal) -> new Refused<>(refusal);
    };
  }
}
