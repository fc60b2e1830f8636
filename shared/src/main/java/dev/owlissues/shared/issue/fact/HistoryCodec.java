package dev.owlissues.shared.issue.fact;

import dev.owlissues.shared.base.packed.Packed;
import dev.owlissues.shared.base.packed.PackedCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Packs a history: its last hour, then hours and days. A new issue's takes a few bytes. */
final class HistoryCodec {
  private HistoryCodec() {}

  static void write(DataOutput out, History history) throws IOException {
    Packed.writeNumber(out, history.lastHour());
    PackedCounts.write(out, history.hours());
    PackedCounts.write(out, history.days());
  }

  static History read(DataInput in) throws IOException {
    return new History(
        Packed.readNumber(in),
        PackedCounts.read(in, History.HOURS),
        PackedCounts.read(in, History.DAYS));
  }
}
