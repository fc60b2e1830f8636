package dev.owlissues.api.issue;

import dev.owlissues.shared.base.text.CleanText;
import dev.owlissues.shared.base.text.HtmlText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Renders what people and agents write as HTML that a page may show as it is: raw HTML is shown as
 * text, links lead to the web or to mail and nowhere else, and nothing is loaded from elsewhere.
 */
public final class Markdown {
  /** Deeper than anybody writes; a tree much deeper could overflow the stack. */
  private static final int MAX_DEPTH = 40;

  /** The most bytes of HTML; a comment as plain text is always less. */
  static final int MAX_BYTES = 64 * 1024;

  /** More cells than fit into the HTML, with room for lines that are no rows. */
  private static final int MAX_CELLS = 20_000;

  private Markdown() {}

  /**
   * The text as HTML of at most {@value #MAX_BYTES} bytes: as Markdown, or else as it was written.
   */
  public static String html(String markdown) {
    String text = CleanText.lines(markdown);
    if (mayHaveHugeTable(text)) {
      return plain(text);
    }
    try {
      // The first pass walks without recursion; what comes after it may recurse, for it is bounded.
      return isTooDeep(Tools.SHAPE.parse(text)) ? plain(text) : rendered(text);
    } catch (RuntimeException failed) {
      // Too much came out, or the renderer stumbled: the text that somebody wrote can be shown
      // all the same, and what it stands on with it.
      return plain(text);
    }
  }

  private static String rendered(String text) {
    var out = new BoundedText(MAX_BYTES);
    Tools.RENDERER.render(Tools.PARSER.parse(text), out);
    // Once more: an entity such as &#x202e; is a character only now.
    return CleanText.lines(out.toString());
  }

  // A short row is filled up to all columns of its table, so that a few kilobytes stand for
  // millions of cells. Each would be at least ten bytes: what is refused here never fits.
  private static boolean mayHaveHugeTable(String text) {
    long lines = 0;
    long widest = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      lines++;
      if (line.contains("-")) {
        widest = Math.max(widest, line.chars().filter(c -> c == '|').count() + 1);
      }
    }
    return lines * widest > MAX_CELLS;
  }

  /** Made at first use: a process that shows no comment never pays for them. */
  private static final class Tools {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final List<Extension> ALL =
        List.of(TablesExtension.create(), AutolinkExtension.create());

    private static final Parser SHAPE = Parser.builder().extensions(TABLES).build();
    private static final Parser PARSER = Parser.builder().extensions(ALL).build();
    private static final HtmlRenderer RENDERER =
        HtmlRenderer.builder()
            .extensions(ALL)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .nodeRendererFactory(ImagesAsLinks::new)
            .softbreak("<br />\n")
            .build();
  }

  private record Visit(Node node, int depth) {}

  private static boolean isTooDeep(Node document) {
    Deque<Visit> left = new ArrayDeque<>();
    left.push(new Visit(document, 0));
    while (!left.isEmpty()) {
      Visit visit = left.pop();
      if (visit.depth > MAX_DEPTH) {
        return true;
      }
      for (Node child = visit.node.getFirstChild(); child != null; child = child.getNext()) {
        left.push(new Visit(child, visit.depth + 1));
      }
    }
    return false;
  }

  private static String plain(String text) {
    return "<pre>" + HtmlText.escaped(text) + "</pre>\n";
  }
}
