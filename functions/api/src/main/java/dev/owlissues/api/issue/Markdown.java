package dev.owlissues.api.issue;

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

  private Markdown() {}

  /** The text as HTML. */
  public static String html(String markdown) {
    // The first pass walks without recursion; what comes after it may recurse, for it is bounded.
    return isTooDeep(Tools.SHAPE.parse(markdown))
        ? plain(markdown)
        : Tools.RENDERER.render(Tools.PARSER.parse(markdown));
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
    String escaped =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    return "<pre>" + escaped + "</pre>\n";
  }
}
