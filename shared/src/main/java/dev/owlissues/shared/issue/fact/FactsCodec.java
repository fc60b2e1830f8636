package dev.owlissues.shared.issue.fact;

import dev.owlissues.shared.base.packed.Packed;
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
 * Packs an issue's facts into the bytes in its item: a format byte, the count of events, the {@link
 * HistoryCodec history}, both breakdowns, the newest event, the regression. Times are differences:
 * from the end of the history's last hour, and from each other.
 */
public final class FactsCodec {
  private static final byte FORMAT = 1;
  private static final byte NONE = 0;
  private static final byte SOME = 1;

  private FactsCodec() {}

  /** Packs facts. Equal facts have equal bytes. */
  public static byte[] encode(Facts facts) {
    var bytes = new ByteArrayOutputStream(FactsLimit.BYTES);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      Packed.writeNumber(out, facts.events());
      HistoryCodec.write(out, facts.history());
      long end = facts.history().endMillis();
      write(out, facts.versions(), end);
      write(out, facts.environments(), end);
      write(out, facts.newest(), newest -> write(out, newest, end));
      write(out, facts.regression(), regression -> write(out, regression, end));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** Unpacks facts. */
  public static Facts decode(byte[] packed) {
    try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
      byte format = in.readByte();
      if (format != FORMAT) {
        throw new IOException("facts of format " + format);
      }
      long events = Packed.readNumber(in);
      History history = HistoryCodec.read(in);
      long end = history.endMillis();
      Breakdown versions = breakdown(in, end);
      Breakdown environments = breakdown(in, end);
      Optional<NewestEvent> newest =
          in.readByte() == NONE ? Optional.empty() : Optional.of(newest(in, end));
      Optional<Regression> regression =
          in.readByte() == NONE ? Optional.empty() : Optional.of(regression(in, end));
      return new Facts(events, history, versions, environments, newest, regression);
    } catch (IOException e) {
      throw new UncheckedIOException("the facts of an issue are damaged", e);
    }
  }

  /** Writes a part of the facts. */
  @FunctionalInterface
  private interface Writer<T> {
    void write(T value) throws IOException;
  }

  private static <T> void write(DataOutputStream out, Optional<T> value, Writer<T> writer)
      throws IOException {
    out.writeByte(value.isPresent() ? SOME : NONE);
    if (value.isPresent()) {
      writer.write(value.get());
    }
  }

  private static void write(DataOutputStream out, Breakdown breakdown, long end)
      throws IOException {
    Packed.writeNumber(out, breakdown.parts().size());
    long before = end;
    for (Breakdown.Part part : breakdown.parts()) {
      long last = part.last().toEpochMilli();
      Packed.writeText(out, part.name());
      write(out, part.tally());
      // Only the first may be after the end: they are in order, newest first.
      Packed.writeSigned(out, before - last);
      Packed.writeNumber(out, last - part.first().toEpochMilli());
      before = last;
    }
    write(out, breakdown.rest());
  }

  private static Breakdown breakdown(DataInputStream in, long end) throws IOException {
    List<Breakdown.Part> parts = new ArrayList<>();
    long before = end;
    for (long left = Packed.readNumber(in); left > 0; left--) {
      String name = Packed.readText(in);
      Tally tally = tally(in);
      before -= Packed.readSigned(in);
      long first = before - Packed.readNumber(in);
      parts.add(
          new Breakdown.Part(
              name, tally, Instant.ofEpochMilli(first), Instant.ofEpochMilli(before)));
    }
    return new Breakdown(parts, tally(in));
  }

  private static void write(DataOutputStream out, Tally tally) throws IOException {
    Packed.writeNumber(out, tally.events());
    Packed.writeNumber(out, tally.sessions());
  }

  private static Tally tally(DataInputStream in) throws IOException {
    return new Tally(Packed.readNumber(in), Packed.readNumber(in));
  }

  private static void write(DataOutputStream out, NewestEvent newest, long end) throws IOException {
    Packed.writeSigned(out, end - newest.at().toEpochMilli());
    out.writeLong(newest.id().getMostSignificantBits());
    out.writeLong(newest.id().getLeastSignificantBits());
  }

  private static NewestEvent newest(DataInputStream in, long end) throws IOException {
    Instant at = Instant.ofEpochMilli(end - Packed.readSigned(in));
    return new NewestEvent(at, new UUID(in.readLong(), in.readLong()));
  }

  private static void write(DataOutputStream out, Regression regression, long end)
      throws IOException {
    Packed.writeText(out, regression.resolvedAtVersion());
    Packed.writeText(out, regression.appVersion());
    Packed.writeSigned(out, end - regression.at().toEpochMilli());
  }

  private static Regression regression(DataInputStream in, long end) throws IOException {
    return new Regression(
        Packed.readText(in),
        Packed.readText(in),
        Instant.ofEpochMilli(end - Packed.readSigned(in)));
  }
}
