package dev.owlissues.api.http;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import java.util.Optional;

/** The first thing that was wrong with an input; what is found later adds nothing. */
public final class Complaint {
  /** How much of a wrong value a refusal repeats. */
  private static final int SHOWN = 40;

  private Optional<String> first = Optional.empty();

  /** Notes what is wrong, unless something is already. */
  void about(String text) {
    first = first.or(() -> Optional.of(text));
  }

  /** 400 with what was wrong first; empty when nothing was. */
  public Optional<HttpResponse> refusal() {
    return first.map(Errors::badRequest);
  }

  /** A wrong value as a refusal repeats it: quoted, and only its beginning. */
  public static String shown(String text) {
    return text.length() <= SHOWN
        ? "'" + text + "'"
        : "'" + text.substring(0, text.offsetByCodePoints(0, SHOWN / 2)) + "…'";
  }
}
