package dev.owlissues.shared.appuser;

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
import java.util.UUID;

/**
 * Packs users into the bytes of one item: the versions that there are, each once, and when the
 * first of all was first seen; then per user the id (UUIDs as 16 bytes), how much later first seen,
 * how much later than that last, and which version how long before that; then in which kinds of
 * builds each was seen, two bits a user.
 */
public final class AppUserCodec {
  private static final int TEXT = 0;
  private static final int UUID_TEXT = 1;
  private static final int USERS_PER_BYTE = Byte.SIZE / SeenModes.BITS;

  /** Packs users, keeping their order. */
  public byte[] encode(List<AppUser> users) {
    List<String> versions = users.stream().map(AppUser::lastVersion).distinct().toList();
    var bytes = new ByteArrayOutputStream(1 << 10);
    try (var out = new DataOutputStream(bytes)) {
      Packed.writeNumber(out, versions.size());
      for (String version : versions) {
        Packed.writeText(out, version);
      }
      long since = users.stream().mapToLong(AppUserCodec::first).min().orElse(0);
      Packed.writeSigned(out, since);
      Packed.writeNumber(out, users.size());
      for (AppUser user : users) {
        write(out, user, versions, since);
      }
      out.write(modes(users));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** Unpacks users. */
  public List<AppUser> decode(byte[] packed) {
    try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
      List<String> versions = new ArrayList<>();
      for (long left = Packed.readNumber(in); left > 0; left--) {
        versions.add(Packed.readText(in));
      }
      long since = Packed.readSigned(in);
      List<AppUser> users = new ArrayList<>();
      for (long left = Packed.readNumber(in); left > 0; left--) {
        users.add(read(in, versions, since));
      }
      return inModes(users, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("a bucket of users is damaged", e);
    }
  }

  // They came later than all else, so they stand behind it, and old items have none.
  private static byte[] modes(List<AppUser> users) {
    byte[] bits = new byte[(users.size() + USERS_PER_BYTE - 1) / USERS_PER_BYTE];
    for (int i = 0; i < users.size(); i++) {
      bits[i / USERS_PER_BYTE] |=
          (byte) (users.get(i).modes().bits() << (SeenModes.BITS * (i % USERS_PER_BYTE)));
    }
    return bits;
  }

  private static List<AppUser> inModes(List<AppUser> users, byte[] bits) {
    List<AppUser> all = new ArrayList<>();
    for (int i = 0; i < users.size(); i++) {
      int of = i / USERS_PER_BYTE < bits.length ? bits[i / USERS_PER_BYTE] : 0;
      int own = of >> (SeenModes.BITS * (i % USERS_PER_BYTE));
      all.add(users.get(i).in(SeenModes.of(own)));
    }
    return List.copyOf(all);
  }

  private static long first(AppUser user) {
    return user.firstSeen().toEpochMilli();
  }

  private static void write(DataOutputStream out, AppUser user, List<String> versions, long since)
      throws IOException {
    id(out, user.userId());
    long last = user.lastSeen().toEpochMilli();
    Packed.writeNumber(out, first(user) - since);
    Packed.writeNumber(out, last - first(user));
    Packed.writeNumber(out, versions.indexOf(user.lastVersion()));
    Packed.writeSigned(out, last - user.versionAt().toEpochMilli());
  }

  private static AppUser read(DataInputStream in, List<String> versions, long since)
      throws IOException {
    String id =
        in.readByte() == TEXT
            ? Packed.readText(in)
            : new UUID(in.readLong(), in.readLong()).toString();
    long first = since + Packed.readNumber(in);
    long last = first + Packed.readNumber(in);
    String version = versions.get((int) Packed.readNumber(in));
    long versionAt = last - Packed.readSigned(in);
    return new AppUser(
        id,
        Instant.ofEpochMilli(first),
        Instant.ofEpochMilli(last),
        version,
        Instant.ofEpochMilli(versionAt));
  }

  private static void id(DataOutputStream out, String id) throws IOException {
    if (isUuid(id)) {
      UUID uuid = UUID.fromString(id);
      out.writeByte(UUID_TEXT);
      out.writeLong(uuid.getMostSignificantBits());
      out.writeLong(uuid.getLeastSignificantBits());
    } else {
      out.writeByte(TEXT);
      Packed.writeText(out, id);
    }
  }

  // Only those that come back as the text they were.
  private static boolean isUuid(String id) {
    try {
      return id.length() == 36 && UUID.fromString(id).toString().equals(id);
    } catch (IllegalArgumentException none) {
      return false;
    }
  }
}
