package dev.owlissues.shared.base.text;

/** Text as HTML shows it: nothing in it is a tag, an entity or the end of an attribute. */
public final class HtmlText {
  private HtmlText() {}

  /** The text as it is written into an element or a quoted attribute. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
