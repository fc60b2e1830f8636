package dev.owlissues.local.stack.demo;

import java.util.List;
import java.util.stream.Stream;

/**
 * Six days of an online shop in two acts. In the first its web app's release 2.4.0 breaks the
 * checkout; then the errors are resolved; in the second 2.4.1 heals it and 2.5.0 brings it back.
 */
record Story(List<Delivery> breaking, List<Fix> fixes, List<Delivery> returning) {

  Story {
    breaking = List.copyOf(breaking);
    fixes = List.copyOf(fixes);
    returning = List.copyOf(returning);
  }

  /** Both acts. */
  Stream<Delivery> deliveries() {
    return Stream.concat(breaking.stream(), returning.stream());
  }
}
