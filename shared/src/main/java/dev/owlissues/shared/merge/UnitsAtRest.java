package dev.owlissues.shared.merge;

import dev.owlissues.shared.event.Unit;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the scan away from units for a moment. While nobody scans them and none has a page that is
 * half done, every issue has counted all that its units have found.
 */
public interface UnitsAtRest {

  /**
   * Does something while the units are at rest.
   *
   * @return what that came to; empty, with nothing done, when one of the units is busy
   */
  <T> Optional<T> during(Collection<Unit> units, Supplier<T> work);
}
