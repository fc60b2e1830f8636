package dev.owlissues.api.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Comments are Markdown. What comes out may be put into a page as it is (R-comment-3). */
class MarkdownTest {
  /** Every tag that may come out, with every attribute that it may have. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "</?(?:p|h[1-6]|em|strong|blockquote|ul|ol|li|pre|code|table|thead|tbody|tr)>"
              + "|<(?:br|hr) />|<ol start=\"[0-9]+\">|</?t[hd]>"
              + "|<t[hd] align=\"(?:left|right|center)\">|<code class=\"language-[^\"<>]*\">"
              + "|</a>|<a rel=\"nofollow\" href=\"[^\"<>]*\"(?: title=\"[^\"<>]*\")?>"
              + "|<a href=\"[^\"<>]*\" rel=\"nofollow\">");

  private static final Pattern TAG = Pattern.compile("<[^>]*>?");
  private static final Pattern ADDRESS = Pattern.compile("href=\"([^\"]*)\"");

  @Test
  void markdownBecomesHtml() {
    assertThat(Markdown.html("seen on **staging**, `main`"))
        .isEqualTo("<p>seen on <strong>staging</strong>, <code>main</code></p>\n");
    assertThat(Markdown.html("| a | b |\n|---|--:|\n| 1 | 2 |"))
        .contains("<table>", "<th>a</th>", "<td align=\"right\">2</td>");
    assertThat(Markdown.html("one\ntwo")).isEqualTo("<p>one<br />\ntwo</p>\n");
  }

  @Test
  void linksLeadToTheWebAndToMail() {
    assertThat(Markdown.html("[fix](https://example.com/a?b=1&c=2 \"pull\")"))
        .contains("href=\"https://example.com/a?b=1&amp;c=2\"", "rel=\"nofollow\"");
    assertThat(Markdown.html("see https://example.com/7, mail me@example.com"))
        .contains("href=\"https://example.com/7\"", "href=\"mailto:me@example.com\"");
  }

  @Test // (R-comment-3)
  void anImageIsALinkToItSoThatNothingIsFetched() {
    assertThat(Markdown.html("![shot](https://example.com/x.png)"))
        .contains("href=\"https://example.com/x.png\"", ">shot</a>")
        .doesNotContain("<img");
    assertThat(Markdown.html("[![shot](https://a.example/x.png)](https://b.example)"))
        .doesNotContain("a.example", "<img")
        .contains("b.example");
  }

  @Test
  void rawHtmlIsShownAsText() {
    assertThat(Markdown.html("<b>bold</b>")).isEqualTo("<p>&lt;b&gt;bold&lt;/b&gt;</p>\n");
  }

  @Test
  void whatIsNestedTooDeepIsShownAsItWasWritten() {
    assertThat(Markdown.html(">".repeat(10_000) + "<i>"))
        .startsWith("<pre>&gt;&gt;")
        .endsWith("&lt;i&gt;</pre>\n");
    assertThat(Markdown.html("*a ".repeat(1_600) + "b*".repeat(1_600))).startsWith("<pre>*a *a ");
  }

  @ParameterizedTest // (R-comment-3)
  @MethodSource("hostile")
  void nothingHostileComesThrough(String text) {
    assertHarmless(text);
  }

  @Test
  void piecesOfHostileTextsPutTogetherAtRandomComeOutHarmless() {
    List<String> pieces = hostile().toList();
    var random = new Random(20_261_125);
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder();
      for (int part = random.nextInt(6); part >= 0; part--) {
        String piece = pieces.get(random.nextInt(pieces.size()));
        int start = random.nextInt(Math.min(piece.length(), 60));
        int end = start + random.nextInt(Math.min(piece.length(), 200) - start) + 1;
        text.append(piece, start, Math.min(end, piece.length()));
        text.append(random.nextInt(3) == 0 ? "\n" : "");
      }
      assertHarmless(text.toString());
    }
  }

  static Stream<String> hostile() {
    return Stream.of(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<style>*{display:none}</style>",
        "<!-- --><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<div\nonclick=alert(1)>x</div>",
        "<<script>script>alert(1)<</script>/script>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x]( javascript:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A&#x61;vascript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](\u0001javascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](javascript%3Aalert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](file:///etc/passwd)",
        "[x](blob:https://example.com/1)",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
        "![x\" onerror=\"alert(1)](https://example.com/x.png)",
        "![x](https://example.com/x.png \"t\\\" onerror=\\\"alert(1)\")",
        "[x](https://example.com \"t\\\" onmouseover=\\\"alert(1)\")",
        "[x](https://example.com/\"onmouseover=\"alert(1))",
        "[x](<https://example.com/ onmouseover=alert(1)>)",
        "<javascript:alert(1)>",
        "<https://example.com/\"onmouseover=alert(1)>",
        "[x]\n\n[x]: javascript:alert(1)",
        "[x][y]\n\n[y]: <data:text/html,<script>alert(1)</script>>",
        "`` ` <script> ` ``",
        "``` \"><script>alert(1)</script>\ncode\n```",
        "```js\" onclick=\"alert(1)\ncode\n```",
        "| <script> | [x](javascript:alert(1)) |\n|---|---|\n| <b> | ![y](data:,x) |",
        "# <script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "javascript:alert(1) http://example.com/<script>",
        "http://example.com/\"><script>alert(1)</script>",
        "www.example.com/'onmouseover='alert(1)",
        "[".repeat(5_000),
        "[a](".repeat(2_000),
        "![".repeat(4_000) + "](x)".repeat(1_000),
        "**a ".repeat(2_500),
        "_*".repeat(5_000),
        "> - ".repeat(2_500) + "x",
        "- ".repeat(5_000) + "x",
        "`".repeat(9_999),
        "<a ".repeat(3_000),
        "&".repeat(10_000),
        "|a".repeat(2_000) + "\n" + "|-".repeat(2_000) + "\n" + "|b".repeat(1_000),
        "\u0000<script>\u0000alert(1)",
        "\u202E<script>\u2028alert(1)\uFEFF");
  }

  private void assertHarmless(String text) {
    String html = Markdown.html(text);

    assertThat(TAG.matcher(html).results().map(MatchResult::group))
        .as("tags of %s", html.length() > 2_000 ? html.substring(0, 2_000) : html)
        .allMatch(tag -> HARMLESS.matcher(tag).matches());
    assertThat(ADDRESS.matcher(html).results().map(found -> found.group(1)))
        .allMatch(MarkdownTest::leadsSomewhereHarmless);
  }

  private static boolean leadsSomewhereHarmless(String address) {
    String plain = address.toLowerCase(Locale.ROOT);
    int colon = plain.indexOf(':');
    return colon < 0
        || plain.substring(0, colon).matches("https?|mailto")
        || plain.substring(0, colon).matches(".*[/?#].*");
  }

  static Stream<String> balloons() {
    String row = "|x";
    return Stream.of(
        row.repeat(400) + "\n" + "|-".repeat(400) + "\n" + "|\n".repeat(3_900),
        row.repeat(1_250) + "\n" + "|-".repeat(1_250) + "\n" + "|\n".repeat(2_490),
        "[a]: https://example.com/" + "u".repeat(5_000) + "\n\n" + "[a]".repeat(1_600),
        "[a]: /u \"" + "t".repeat(4_000) + "\"\n\n" + "[a] ".repeat(1_400),
        "![a][b] ".repeat(600) + "\n\n[b]: https://example.com/" + "u".repeat(4_000),
        "> ".repeat(4_000) + "x",
        "*a ".repeat(3_300),
        "a**b".repeat(2_500),
        "[".repeat(10_000),
        "`".repeat(5_000) + " " + "`".repeat(4_999),
        "- ".repeat(5_000),
        "\"".repeat(10_000),
        "<".repeat(10_000));
  }

  @ParameterizedTest // (R-comment-9)
  @MethodSource("balloons")
  void whatComesOutIsBounded(String markdown) {
    assertThat(markdown.length()).isLessThanOrEqualTo(10_100);

    String html = Markdown.html(markdown);

    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(64 * 1024);
    assertThat(html).isNotBlank();
  }

  @Test // (R-comment-9)
  void whatWouldBeTooMuchIsShownAsText() {
    String balloon = "[a]: /u \"" + "t".repeat(4_000) + "\"\n\n" + "[a] ".repeat(1_400);

    assertThat(Markdown.html(balloon)).startsWith("<pre>[a]: /u &quot;ttt");
  }

  @Test // (R-text-1)
  void norDoesAnEntity() {
    assertThat(Markdown.html("a&#x202e;b&#8238;c&rlm;d")).isEqualTo("<p>abcd</p>\n");
  }

  @Test // (R-text-1)
  void nothingTurnsTheDirectionOfThePage() {
    assertThat(Markdown.html("a\u202Eb `c\u2066d`\u0085e"))
        .isEqualTo("<p>ab <code>cd</code><br />\ne</p>\n");
  }
}
