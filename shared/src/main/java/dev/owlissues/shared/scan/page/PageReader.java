package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.appuser.UserClaims;
import dev.owlissues.shared.event.packing.BatchCodec;
import dev.owlissues.shared.event.packing.Decoded;
import dev.owlissues.shared.scan.page.UnitStore.Lease;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a unit's next page and folds it: the one that is frozen already, else a new one. */
public final class PageReader {
  private final UnitLog log;
  private final UnitStore units;
  private final PageLimits limits;
  private final PageClaims claims;
  private final InstantSource clock;
  private final BatchCodec codec = new BatchCodec();

  /**
   * Reads from that log what the units have not scanned.
   *
   * @param claims tells who the anonymous users of events are
   */
  public PageReader(
      UnitLog log, UnitStore units, PageLimits limits, UserClaims claims, InstantSource clock) {
    this.log = log;
    this.units = units;
    this.limits = limits;
    this.claims = new PageClaims(claims);
    this.clock = clock;
  }

  /** A page with what its events come to, and its batches that could not be decoded. */
  public record Read(ScanPage page, PageFold fold, List<QuarantinedBatch> aside) {}

  /**
   * The next page with batches received up to that time; empty when there is none.
   *
   * @param folds makes an empty fold, for the project's rules
   */
  public Optional<Read> next(Lease lease, Instant asked, Supplier<PageFold> folds) {
    Optional<ScanPage> open = lease.progress().open();
    return open.isPresent()
        ? Optional.of(again(lease, open.get(), folds.get()))
        : fresh(lease, asked, folds.get());
  }

  /** A page of one batch that was set aside; empty when it still cannot be decoded. */
  public Optional<Read> only(Lease lease, QuarantinedBatch aside, Supplier<PageFold> folds) {
    PageFold fold = folds.get();
    Set<Long> batches = new HashSet<>();
    String before = aside.order().substring(0, aside.order().length() - 1);
    log.read(
        lease.unit(),
        before,
        aside.order(),
        batch -> {
          if (batch.key().order().equals(aside.order())
              && codec.decodeWithoutAttributes(batch.events()) instanceof Decoded.Events decoded) {
            fold.add(batch, decoded.events());
            batches.add(batch.key().batch());
          }
          return true;
        });
    if (batches.isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> claimed = claims.settle(lease.unit(), fold);
    long number = lease.progress().pages() + 1;
    var page = new ScanPage(number, clock.instant(), before, aside.order(), batches, claimed);
    return Optional.of(new Read(page, fold, List.of()));
  }

  private Read again(Lease lease, ScanPage page, PageFold fold) {
    log.read(
        lease.unit(),
        page.after(),
        page.end(),
        batch -> {
          // What landed in the range after it was frozen is a copy that was never acknowledged.
          if (page.batches().contains(batch.key().batch())
              && codec.decodeWithoutAttributes(batch.events()) instanceof Decoded.Events decoded) {
            fold.add(batch, decoded.events());
          }
          return true;
        });
    claims.repeat(lease.unit(), page.claimed(), fold);
    return new Read(page, fold, List.of());
  }

  private Optional<Read> fresh(Lease lease, Instant asked, PageFold fold) {
    UnitProgress progress = lease.progress();
    var draft = new Draft(lease, fold);
    log.read(lease.unit(), progress.position(), asked, draft::add);
    if (draft.end.isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> claimed = claims.settle(lease.unit(), fold);
    var page =
        new ScanPage(
            progress.pages() + 1,
            clock.instant(),
            progress.position(),
            draft.end,
            draft.batches,
            claimed);
    return Optional.of(new Read(page, draft.fold, List.copyOf(draft.aside)));
  }

  /** A page while its range is not fixed yet. */
  private final class Draft {
    private final Lease lease;
    private final PageFold fold;
    private final Set<Long> batches = new HashSet<>();
    private String end = "";
    private final List<QuarantinedBatch> aside = new ArrayList<>();

    private Draft(Lease lease, PageFold fold) {
      this.lease = lease;
      this.fold = fold;
    }

    private boolean add(PackedBatch batch) {
      switch (codec.decodeWithoutAttributes(batch.events())) {
        case Decoded.Events decoded -> {
          fold.add(batch, decoded.events());
          batches.add(batch.key().batch());
        }
        case Decoded.Malformed malformed -> {
          units.setAside(lease.unit(), batch.key(), malformed.reason(), clock.instant());
          aside.add(new QuarantinedBatch(lease.unit(), batch.key().order()));
        }
      }
      end = batch.key().order();
      return limits.haveRoom(fold, batches.size());
    }
  }
}
