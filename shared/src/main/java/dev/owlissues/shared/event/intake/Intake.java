package dev.owlissues.shared.event.intake;

/** What came of taking a request's events in. */
public sealed interface Intake {

  /**
   * Every event is durable, in time, or was a repeat.
   *
   * @param stored how many were stored
   * @param repeats how many were left out, because they had been stored before or stand twice in
   *     the request
   * @param batches how many batches the stored ones make
   */
  record Durable(int stored, int repeats, int batches) implements Intake {}

  /** The table did not take all of them within the time; nothing is acknowledged. */
  record Busy() implements Intake {}
}
