package dev.owlissues.shared.fingerprint;

import java.util.List;
import java.util.Random;

/** Random texts made of what a scanner of UUIDs, numbers, quotes and spaces may stumble over. */
final class NastyTexts {
  private static final String ID = "550e8400-E29B-41d4-a716-446655440000";
  private static final List<String> ASCII =
      List.of(
          "0",
          "7",
          "12",
          "123456789",
          ".",
          "..",
          ",",
          "-",
          "_",
          "a",
          "F",
          "x",
          "Zz",
          "deadBEEF",
          " ",
          "  ",
          "\t",
          "\r\n",
          "\u000B",
          "\u001C",
          "\u0000",
          "\"",
          "'",
          "\"\"",
          "it's",
          "<N>",
          "<",
          ">",
          ":",
          "+",
          "1.2.3",
          "1.2.3a",
          "v1.9",
          "1e5",
          "0x1F",
          "1_000",
          "12ab",
          "-5",
          ID,
          ID,
          "9" + ID,
          ID + "1",
          "1." + ID,
          ID + ".1",
          "_" + ID,
          ID + "_",
          ID.substring(1),
          ID.substring(0, 35),
          ID.substring(0, 9),
          ID.substring(9),
          ID.substring(0, 19),
          ID.substring(19),
          "-0000-",
          "00000000-",
          "/api/users/42",
          "(404)",
          "{\"a\":\"b\"}");
  private static final List<String> UNICODE =
      List.of(
          "é",
          "É",
          "é5",
          "5é",
          "ß",
          "ẞ",
          "İ",
          "I",
          "ı",
          "Σ",
          "ΑΣ",
          "ΑΣ'",
          "ς",
          "\u212A",
          "Å",
          "中文",
          "１２",
          "٣",
          "😀",
          "\uD83D",
          "\uDE00",
          "\u00A0",
          "\u1680",
          "\u180E",
          "\u2000",
          "\u200A",
          "\u200B",
          "\u2028",
          "\u2029",
          "\u202F",
          "\u205F",
          "\u3000",
          "\uFEFF",
          "\u0085",
          "\u001F",
          "“",
          "”",
          "’",
          "–",
          "\u0130\u0307",
          "ǅ",
          "ﬁ");

  private final Random random;

  NastyTexts(long seed) {
    random = new Random(seed);
  }

  /** The next text: mostly short, now and then long; two in three of ASCII alone. */
  String next() {
    boolean unicode = random.nextInt(3) == 0;
    int pieces = random.nextInt(50) == 0 ? 400 : random.nextInt(14);
    var text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(piece(unicode && random.nextInt(3) == 0));
    }
    return text.toString();
  }

  private String piece(boolean unicode) {
    if (random.nextInt(20) == 0) {
      return Character.toString(unicode ? (char) random.nextInt(0x10000) : random.nextInt(0x80));
    }
    List<String> alphabet = unicode ? UNICODE : ASCII;
    return alphabet.get(random.nextInt(alphabet.size()));
  }
}
