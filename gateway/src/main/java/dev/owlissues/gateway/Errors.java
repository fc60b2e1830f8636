package dev.owlissues.gateway;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.owlissues.shared.base.text.CleanText;
import java.time.Duration;

/** Answers that say what was wrong: {@code {"error": "…"}} with one line of text. */
public final class Errors {
  private Errors() {}

  /** 400: the request itself is wrong. */
  public static HttpResponse badRequest(String text) {
    return of(400, text);
  }

  /** 401: no valid credentials. One text for every reason, so that nothing can be probed. */
  public static HttpResponse unauthorized() {
    return of(401, "missing or invalid credentials");
  }

  /** 403: the caller is known and may not do this. */
  public static HttpResponse forbidden(String text) {
    return of(403, text);
  }

  /** 404: there is no such route. */
  public static HttpResponse notFound() {
    return notFound("not found");
  }

  /** 404: there is no such thing, or it is another team's. */
  public static HttpResponse notFound(String text) {
    return of(404, text);
  }

  /** 409: what is there already stands in the way. */
  public static HttpResponse conflict(String text) {
    return of(409, text);
  }

  /** 413: the body is over its limit. */
  public static HttpResponse tooLarge(String text) {
    return of(413, text);
  }

  /** 429: the caller asks too often. */
  public static HttpResponse tooManyRequests(Duration retryAfter) {
    return later(429, "too many requests, retry later", retryAfter);
  }

  /** 500: a fault of ours. The reason is in the log only. */
  public static HttpResponse internal() {
    return of(500, "internal error");
  }

  /** 503: the store refuses work for now. */
  public static HttpResponse unavailable(Duration retryAfter) {
    return later(503, "temporarily unavailable, retry later", retryAfter);
  }

  /** An error of that status. */
  public static HttpResponse of(int status, String text) {
    char[] escaped = JsonStringEncoder.getInstance().quoteAsString(CleanText.line(text));
    return HttpResponse.json(status, "{\"error\":\"" + new String(escaped) + "\"}");
  }

  private static HttpResponse later(int status, String text, Duration retryAfter) {
    // Rounded up: who comes back a moment too early is refused again.
    long seconds = retryAfter.plusSeconds(1).minusNanos(1).toSeconds();
    return of(status, text).with("retry-after", Long.toString(Math.max(1, seconds)));
  }
}
