package dev.owlissues.shared.aws;

import dev.owlissues.local.aws.AwsEndpoint;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/**
 * The AWS that this run of the tests is on: our in-process parts, or another that {@link
 * AwsEndpoint} names. A run that was to use another and has none never uses ours in its place.
 */
public final class AwsOfRun {
  private AwsOfRun() {}

  /** Takes a part from the other AWS where one is chosen, else from ours. */
  public static <T> T pick(Function<AwsEndpoint, T> another, Supplier<T> ours) {
    skipWithoutAny();
    return AwsEndpoint.chosen().map(another).orElseGet(ours);
  }

  /** Skips the test, and says why, where there is no AWS to run it on. */
  public static void skipWithoutAny() {
    AwsEndpoint.missing().ifPresent(why -> Assumptions.abort(why));
  }
}
