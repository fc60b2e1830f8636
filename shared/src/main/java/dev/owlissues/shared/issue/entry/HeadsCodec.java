package dev.owlissues.shared.issue.entry;

import dev.owlissues.shared.base.packed.Packed;
import dev.owlissues.shared.base.text.Texts;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.entry.IssueEntry.Heads;
import dev.owlissues.shared.issue.fact.Breakdown;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packs the beginnings of an issue's texts into the bytes that an entry has left for them. The
 * title gets the most; versions and environments begin with what they share with the one before.
 */
final class HeadsCodec {
  // Bytes with their lengths: of a title 120, of a module 60.
  private static final int TITLE = 121;
  private static final int MODULE = 61;
  private static final int VERSIONS = 60;
  private static final int ENVIRONMENTS = 24;

  private HeadsCodec() {}

  /** Writes as much of an issue's texts as goes into that many bytes. */
  static void write(DataOutputStream out, Issue issue, int room) throws IOException {
    byte[] environments =
        names(names(issue.facts().environments()), Math.min(ENVIRONMENTS, room / 6));
    byte[] module = text(issue.subject().sourceModule(), Math.min(MODULE, room / 4));
    int left = room - environments.length - module.length;
    List<String> versionNames = names(issue.facts().versions());
    int newest = names(versionNames, room / 6).length;
    byte[] title = text(issue.subject().shownTitle(), Math.min(TITLE, left - newest));
    byte[] versions = names(versionNames, Math.min(VERSIONS, left - title.length));
    for (byte[] part : List.of(title, module, versions, environments)) {
      out.write(part);
    }
  }

  /** Reads what {@link #write} wrote. */
  static Heads read(DataInput in) throws IOException {
    return new Heads(Packed.readText(in), Packed.readText(in), readNames(in), readNames(in));
  }

  private static List<String> names(Breakdown breakdown) {
    return breakdown.parts().stream()
        .map(Breakdown.Part::name)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  // Its length takes a byte of them.
  private static byte[] text(String text, int most) throws IOException {
    var bytes = new ByteArrayOutputStream();
    Packed.writeText(new DataOutputStream(bytes), Texts.cutBytes(text, Math.max(0, most - 1)));
    return bytes.toByteArray();
  }

  // The first of the names that fit, behind their number.
  private static byte[] names(List<String> names, int most) throws IOException {
    var written = new ByteArrayOutputStream();
    int count = 0;
    byte[] before = new byte[0];
    for (String name : names) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      byte[] packed = packed(bytes, before);
      if (1 + written.size() + packed.length > most) {
        break;
      }
      written.write(packed);
      before = bytes;
      count++;
    }
    var all = new ByteArrayOutputStream();
    all.write(count);
    written.writeTo(all);
    return all.toByteArray();
  }

  private static byte[] packed(byte[] name, byte[] before) throws IOException {
    int mismatch = Arrays.mismatch(name, before);
    int shared = mismatch < 0 ? name.length : mismatch;
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    Packed.writeNumber(out, shared);
    Packed.writeNumber(out, name.length - shared);
    out.write(name, shared, name.length - shared);
    return bytes.toByteArray();
  }

  private static List<String> readNames(DataInput in) throws IOException {
    List<String> names = new ArrayList<>();
    byte[] before = new byte[0];
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      int shared = length(in, before.length);
      int rest = length(in, Short.MAX_VALUE);
      byte[] name = Arrays.copyOf(before, shared + rest);
      in.readFully(name, shared, rest);
      names.add(new String(name, StandardCharsets.UTF_8));
      before = name;
    }
    return names;
  }

  private static int length(DataInput in, int most) throws IOException {
    long length = Packed.readNumber(in);
    if (length < 0 || length > most) {
      throw new IOException("a part of " + length + " bytes");
    }
    return (int) length;
  }
}
