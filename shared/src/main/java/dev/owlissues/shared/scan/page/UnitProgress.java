package dev.owlissues.shared.scan.page;

import java.util.Optional;

/**
 * How far a unit has been scanned.
 *
 * @param pages how many pages are done
 * @param position the order of the last batch of the last page that is done; empty at the beginning
 * @param open the page that was frozen and is not done
 */
public record UnitProgress(long pages, String position, Optional<ScanPage> open) {
  /** Nothing scanned yet. */
  public static final UnitProgress NONE = new UnitProgress(0, "", Optional.empty());

  /** The progress with a page frozen. */
  public UnitProgress freeze(ScanPage page) {
    return new UnitProgress(pages, position, Optional.of(page));
  }

  /** The progress before a page was frozen that has had no effect yet. */
  public UnitProgress thaw() {
    return new UnitProgress(pages, position, Optional.empty());
  }

  /** The progress with its open page done. The page of a redriven batch lies behind the others. */
  public UnitProgress finish() {
    return open.map(
            page -> new UnitProgress(page.number(), later(position, page.end()), Optional.empty()))
        .orElseThrow(() -> new IllegalStateException("no page is open"));
  }

  private static String later(String one, String other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
