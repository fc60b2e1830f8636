package dev.owlissues.shared.issue.entry;

import dev.owlissues.shared.base.packed.Packed;
import dev.owlissues.shared.base.packed.PackedCounts;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.issue.Claimant;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.entry.IssueEntry.Claim;
import dev.owlissues.shared.issue.entry.IssueEntry.Heads;
import dev.owlissues.shared.issue.entry.IssueEntry.Origin;
import dev.owlissues.shared.issue.entry.IssueEntry.Span;
import dev.owlissues.shared.issue.entry.IssueEntry.State;
import dev.owlissues.shared.issue.fact.RecentEvents;
import dev.owlissues.shared.issue.fact.Regression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Packs what lists know of an issue into the bytes that its index has for it: a format byte, the
 * numbers, and texts in what they leave of {@value #BYTES} bytes. Project, mode, id and {@code
 * updated_at} stand in the index's keys; other times are differences from the last.
 */
public final class EntryCodec {
  /**
   * The bytes of an entry, unless its numbers are longer than those of nearly all issues. With its
   * keys it takes 419, so that a query reads 10,000 of them in four answers.
   */
  static final int BYTES = 215;

  /** The least that is left for texts. */
  static final int TEXT_BYTES = 32;

  /** Merges within a project rarely bring more; an issue has its own app first. */
  static final int APPS = 4;

  private static final byte FORMAT = 1;
  private static final int STATUS = 0x07;
  private static final int CLAIMED = 0x08;
  private static final int BY_AGENT = 0x10;
  private static final int REGRESSED = 0x20;

  /** By their numbers in entries, which never change. */
  private static final List<IssueStatus> STATUSES =
      List.of(
          IssueStatus.NEW,
          IssueStatus.IN_PROGRESS,
          IssueStatus.RESOLVED,
          IssueStatus.SILENCED,
          IssueStatus.SNOOZED,
          IssueStatus.REGRESSED);

  private EntryCodec() {}

  /** What lists know of an issue: what its index has of it once it is up to date. */
  public static IssueEntry entry(Issue issue) {
    return decode(encode(issue), issue.key(), issue.scope().dev(), issue.bookkeeping().updatedAt());
  }

  /** Packs what lists know of an issue. */
  public static byte[] encode(Issue issue) {
    var bytes = new ByteArrayOutputStream(BYTES);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      writeState(out, issue);
      writeNumbers(out, issue);
      HeadsCodec.write(out, issue, Math.max(TEXT_BYTES, BYTES - bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** Unpacks what an index has of an issue. */
  public static IssueEntry decode(byte[] packed, IssueKey key, boolean dev, Instant updatedAt) {
    try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
      byte format = in.readByte();
      if (format != FORMAT) {
        throw new IOException("an entry of format " + format);
      }
      long updated = Iso.millis(updatedAt).toEpochMilli();
      int flags = in.readUnsignedByte();
      List<UUID> apps = new ArrayList<>();
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        apps.add(id(in));
      }
      Optional<Claim> claim =
          (flags & CLAIMED) == 0
              ? Optional.empty()
              : Optional.of(
                  new Claim(
                      (flags & BY_AGENT) == 0 ? Claimant.Type.USER : Claimant.Type.AGENT, id(in)));
      Optional<Instant> regressed =
          (flags & REGRESSED) == 0
              ? Optional.empty()
              : Optional.of(Instant.ofEpochMilli(updated - Packed.readSigned(in)));
      var counts = new IssueCounts(Packed.readNumber(in), Packed.readNumber(in));
      Span seen = span(in, updated);
      RecentEvents recent = recent(in);
      Heads heads = HeadsCodec.read(in);
      return new IssueEntry(
          key,
          Instant.ofEpochMilli(updated),
          new Origin(dev, apps),
          new State(STATUSES.get(flags & STATUS), claim, regressed),
          counts,
          seen,
          recent,
          heads);
    } catch (IOException e) {
      throw new UncheckedIOException("the entry of issue " + key.issueId() + " is damaged", e);
    }
  }

  private static void writeState(DataOutputStream out, Issue issue) throws IOException {
    Optional<Claimant> claim = issue.lifecycle().claimedBy();
    Optional<Instant> regressed = issue.facts().regression().map(Regression::at);
    boolean agent = claim.filter(who -> who.type() == Claimant.Type.AGENT).isPresent();
    out.writeByte(
        STATUSES.indexOf(issue.lifecycle().status())
            | (claim.isPresent() ? CLAIMED : 0)
            | (agent ? BY_AGENT : 0)
            | (regressed.isPresent() ? REGRESSED : 0));
    List<UUID> apps = issue.apps().stream().limit(APPS).toList();
    out.writeByte(apps.size());
    for (UUID app : apps) {
      write(out, app);
    }
    if (claim.isPresent()) {
      write(out, claim.get().id());
    }
    if (regressed.isPresent()) {
      Packed.writeSigned(out, updated(issue) - regressed.get().toEpochMilli());
    }
  }

  private static void writeNumbers(DataOutputStream out, Issue issue) throws IOException {
    Packed.writeNumber(out, issue.issueCounts().occurrences());
    Packed.writeNumber(out, issue.issueCounts().users());
    long last = issue.seen().last().at().toEpochMilli();
    Packed.writeSigned(out, updated(issue) - last);
    Packed.writeSigned(out, last - issue.seen().first().at().toEpochMilli());
    RecentEvents recent = RecentEvents.of(issue.facts().history());
    Packed.writeNumber(out, recent.lastHour());
    PackedCounts.write(out, recent.hours());
    PackedCounts.write(out, recent.days());
  }

  private static long updated(Issue issue) {
    return Iso.millis(issue.bookkeeping().updatedAt()).toEpochMilli();
  }

  private static Span span(DataInputStream in, long updated) throws IOException {
    long last = updated - Packed.readSigned(in);
    long first = last - Packed.readSigned(in);
    return new Span(Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
  }

  private static RecentEvents recent(DataInputStream in) throws IOException {
    return new RecentEvents(
        Packed.readNumber(in),
        PackedCounts.read(in, RecentEvents.HOURS),
        PackedCounts.read(in, RecentEvents.DAYS));
  }

  private static void write(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static UUID id(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }
}
