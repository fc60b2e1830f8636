package dev.owlissues.api.http;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.base.limit.RateDecision;
import dev.owlissues.shared.base.limit.RateLimits;
import dev.owlissues.shared.base.limit.TokenBucket;
import java.time.Duration;

/**
 * An endpoint that answers each key and each person only so often (R-event-9): 100 at once, then 10
 * a second, over all processes.
 */
public record Limited(RateLimits limits, String what, Endpoint endpoint) implements Endpoint {
  private static final TokenBucket BUCKET = new TokenBucket(100, Duration.ofMillis(100));

  @Override
  public HttpResponse answer(Call call) {
    return switch (limits.take(what + "#" + who(call.caller()), BUCKET)) {
      case RateDecision.Admitted() -> endpoint.answer(call);
      case RateDecision.Refused(var retryAfter) -> Errors.tooManyRequests(retryAfter);
    };
  }

  private static String who(Caller caller) {
    return switch (caller) {
      case Caller.Key(var key, _) -> "key#" + key.id();
      case Caller.Person(var user, _) -> "user#" + user.id();
    };
  }
}
