package dev.owlissues.shared.issue.list;

/** What an index knows of issues, by recency. It may lag behind the issues by a moment. */
public interface IssueEntries {

  /**
   * The newest entries of a list within a range, by one query: it may end before the limit and say
   * that there is more.
   */
  EntryPage newest(ListPart part, EntryRange range, int limit);
}
