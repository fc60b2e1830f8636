package dev.owlissues.local.stack.demo;

/** How the demo has an issue resolved. */
@FunctionalInterface
public interface StatusChange {

  /** Marks an issue as resolved, fixed in that version. */
  void resolve(String projectId, String issueId, String version);
}
