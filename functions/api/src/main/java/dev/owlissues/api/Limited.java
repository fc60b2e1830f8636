package dev.owlissues.api;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.access.Caller;
import dev.owlissues.shared.limit.Admission;
import dev.owlissues.shared.limit.RateLimits;
import dev.owlissues.shared.limit.TokenBucket;
import java.time.Duration;

/**
 * An endpoint that answers each key and each person only so often (contract: rate limit): 100 at
 * once, then 10 a second, over all processes.
 */
record Limited(RateLimits limits, String what, Endpoint endpoint) implements Endpoint {
  private static final TokenBucket BUCKET = new TokenBucket(100, Duration.ofMillis(100));

  @Override
  public HttpResponse answer(Call call) {
    return switch (limits.take(what + "#" + who(call.caller()), BUCKET)) {
      case Admission.Admitted() -> endpoint.answer(call);
      case Admission.Refused(var retryAfter) -> Errors.tooManyRequests(retryAfter);
    };
  }

  private static String who(Caller caller) {
    return switch (caller) {
      case Caller.Key(var key) -> "key#" + key.id();
      case Caller.Person(var user, _) -> "user#" + user.id();
    };
  }
}
