package dev.owlissues.shared.malformed;

import java.util.List;
import java.util.stream.Stream;

/** Texts that somebody may send where another one is expected. */
public final class OddTexts {
  private static final int LONG = 100_000;

  private static final List<String> ANYWHERE =
      List.of(
          "",
          " ",
          "a",
          "0",
          "7",
          "-1",
          "+5",
          "1.5",
          "1e400",
          "9223372036854775808",
          "9".repeat(1_001),
          "٣",
          "NaN",
          "null",
          "true",
          "[]",
          "{\"$ne\": null}",
          "a,b",
          "\0",
          "a\0b",
          "\ud800",
          "\udc00a",
          "a\r\nSet-Cookie: b",
          "\u0001\u001b\u007f",
          "\u202e\ufeff\u2028",
          "🦉 e\u0301 İ ß",
          "../../etc/passwd",
          "' OR 1=1 --",
          "<script>alert(1)</script>",
          "${jndi:ldap://x}",
          "00000000-0000-0000-0000-000000000000",
          "2026-13-45T99:99:99Z",
          "+999999999-12-31T23:59:59Z",
          "0000-01-01",
          "999999999w",
          // Cursors of nothing, of two empty texts, of numbers, of half an array, and of the far
          // end.
          "W10",
          "WyIiLCIiXQ",
          "WzEsMl0",
          "W1tbW1tb",
          "WyI5OTk5LTEyLTMxVDIzOjU5OjU5Ljk5OVoiLCIwMDAwMDAwMC0wMDAwLTgwMDAtODAwMC0wMDAwMDAwMDAwMDAiXQ",
          "a".repeat(LONG));

  /** Segments of a path, still percent-encoded, that stand for nothing that is there. */
  public static final List<String> SEGMENTS =
      List.of(
          "a",
          "-1",
          "null",
          "%00",
          "a%00b",
          "%ff",
          "%ed%a0%80",
          "%",
          "%zz",
          "..",
          "%2e%2e",
          "a%2Fb",
          "%0d%0aSet-Cookie:%20a=b",
          "🦉",
          "\ud800",
          "%F0%9F%A6%89",
          "1-1-1-1-1",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "01935c80-0000-7000-8000-000000000001%00",
          "a".repeat(10_000));

  private OddTexts() {}

  /** The texts for a place of that schema: also those just beyond its limits. */
  public static Stream<String> of(Schema schema) {
    int most = schema.json().path("maxLength").asInt(LONG - 1);
    return Stream.concat(ANYWHERE.stream(), Stream.of("a".repeat(most + 1)));
  }
}
