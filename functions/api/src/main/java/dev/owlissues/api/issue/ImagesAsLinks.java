package dev.owlissues.api.issue;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/**
 * Renders an image as a link to it: a page that shows a comment must not fetch what its author
 * chose, which would tell them who reads it and when.
 */
final class ImagesAsLinks implements NodeRenderer {
  private final HtmlNodeRendererContext context;

  ImagesAsLinks(HtmlNodeRendererContext context) {
    this.context = context;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(Image.class);
  }

  @Override
  public void render(Node node) {
    if (!(node instanceof Image image) || isInLink(node)) {
      renderChildren(node);
      return;
    }
    String address = context.urlSanitizer().sanitizeLinkUrl(image.getDestination());
    context.getWriter().tag("a", Map.of("rel", "nofollow", "href", context.encodeUrl(address)));
    renderChildren(node);
    context.getWriter().tag("/a");
  }

  private void renderChildren(Node node) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
  }

  private static boolean isInLink(Node node) {
    for (Node above = node.getParent(); above != null; above = above.getParent()) {
      if (above instanceof Link || above instanceof Image) {
        return true;
      }
    }
    return false;
  }
}
