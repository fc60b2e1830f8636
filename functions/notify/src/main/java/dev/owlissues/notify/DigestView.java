package dev.owlissues.notify;

import dev.owlissues.shared.fingerprint.MessageParts.Part;
import java.util.List;

/**
 * A digest in the words that both parts of the mail show. Plain texts: the template escapes.
 *
 * @param headline what happened, in one line
 * @param since when the digest before ended
 * @param preview what mail programs show beside the subject
 * @param sections the issues that are told in full
 * @param lists the others that are named
 * @param rest those that are not, counted by app, a line each
 * @param why why the receiver gets this
 */
public record DigestView(
    String project,
    String headline,
    String since,
    String preview,
    List<Section<IssueView>> sections,
    List<Section<LineView>> lists,
    List<String> rest,
    String why,
    Links links) {

  /** Copies the lists. */
  public DigestView {
    sections = List.copyOf(sections);
    lists = List.copyOf(lists);
    rest = List.copyOf(rest);
  }

  /** Where the mail leads. */
  public record Links(String issues, String settings, String unsubscribe) {}

  /**
   * Issues under one heading.
   *
   * @param back whether they came back, or else are new
   */
  public record Section<T>(String heading, boolean back, List<T> issues) {
    /** Copies the list. */
    public Section {
      issues = List.copyOf(issues);
    }
  }

  /** One issue in a line. */
  public record LineView(String title, String url, String count) {}

  /**
   * One issue.
   *
   * @param title in parts: what varies is subdued
   * @param reason why it is in the digest; empty where the heading says it all
   * @param counts what is new about it, and what it comes to in all
   * @param about where it happens and when it last did
   */
  public record IssueView(
      List<Part> title, String url, String reason, String counts, String about) {

    /** Copies the list. */
    public IssueView {
      title = List.copyOf(title);
    }

    /** The title as one text. */
    public String plainTitle() {
      return String.join("", title.stream().map(Part::text).toList());
    }
  }
}
