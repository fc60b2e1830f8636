package dev.owlissues.local.stack;

import java.util.List;
import java.util.Random;

/** Texts made of what has done harm somewhere, in an order that a seed decides. */
final class HostileTexts {
  private static final List<String> PIECES =
      List.of(
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<svg/onload=alert(1)>",
          "</td></tr></table>",
          "</h1><h1>",
          "</style><script>",
          "-->",
          "<!--",
          "<![CDATA[",
          "\"><a href=\"javascript:alert(1)\">",
          "' onmouseover='alert(1)",
          "${7*7}",
          "{{7*7}}",
          "%s%n%1$s",
          "javascript:alert(1)",
          "JaVaScRiPt:alert(1)",
          "java\tscript:alert(1)",
          "data:text/html,<script>",
          "[a](javascript:alert(1))",
          "[a](\u0001javascript:alert(1))",
          "[a](data:text/html;base64,PHNjcmlwdD4=)",
          "![a](https://example.com/x.png\"onload=\"x)",
          "[a]: https://example.com/ \"t\"\n\n[a]",
          "<https://example.com/\"onclick=>",
          "<javascript:alert(1)>",
          "https://example.com/?a=\"b\"&c=<d>",
          "mailto:a@example.com",
          "| a | b |\n|---|---|\n|",
          "\n\n> - 1. * + # ",
          "```\n",
          "`",
          "**",
          "~~~html\n<b>",
          "    code",
          "\r\nBcc: victim@example.com\r\n\r\n",
          "\r",
          "\u0085",
          "\u2028",
          "\u2029",
          "\u0000",
          "\u0007\u001b[31mred\u001b[0m",
          "\u202e\u202d\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
          "\u200b\u2060\ufeff\u00ad",
          "\ud83d\udc69\u200d\ud83d\udcbb",
          "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
          "\u0301\u0301\u0301",
          "\ud800",
          "\udc00",
          "\ufffe\uffff",
          "=?utf-8?q?=3Cscript=3E?=",
          "&lt;script&gt;&#x202e;&amp;",
          "&#60;script&#62;",
          "1e400",
          "a..b@example.com",
          " ");

  private final Random random;

  HostileTexts(Random random) {
    this.random = random;
  }

  /** A text of at most that many characters. */
  String next(int most) {
    var text = new StringBuilder();
    // Short ones mostly, and now and then as long as may be.
    int length = 1 + random.nextInt(random.nextInt(20) == 0 ? most : Math.min(most, 120));
    while (text.length() < length) {
      String piece =
          random.nextInt(4) == 0
              ? new String(Character.toChars(random.nextInt(0x3000)))
              : PIECES.get(random.nextInt(PIECES.size()));
      text.append(piece.repeat(random.nextInt(12) == 0 ? 1 + random.nextInt(40) : 1));
    }
    return text.substring(0, Math.min(text.length(), most));
  }
}
