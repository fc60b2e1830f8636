package dev.owlissues.local.stack.demo;

import java.time.Instant;

/**
 * What the demo remembers over a restart. With the time of its story it sends the same events
 * again, which the stack knows by their ids; so a demo that was killed goes on where it was.
 */
public interface Diary {

  /** The time at which the story ends: the one noted, unless it is too old, else this one. */
  Instant story(Instant now);

  /** Notes that the stack has accepted the story's first so many requests. */
  void accepted(int requests);

  /** Notes that a scan is being asked for. */
  void scanning();
}
