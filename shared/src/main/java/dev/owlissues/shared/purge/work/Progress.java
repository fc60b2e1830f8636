package dev.owlissues.shared.purge.work;

import java.time.Duration;

/** How far a purge got. */
sealed interface Progress {
  /** It goes on after the delay: something is in the way, or time was short. */
  record Waiting(Duration delay) implements Progress {}

  /** Everything that was there has been deleted. */
  record Walked() implements Progress {}
}
