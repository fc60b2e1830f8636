package dev.owlissues.shared.appuser;

/** The ids that SDKs make up for people who have not signed in. */
public final class AnonymousIds {
  /** What they begin with. */
  public static final String PREFIX = "owl_anon_";

  private AnonymousIds() {}

  /** Whether an SDK made that id up. */
  public static boolean has(String userId) {
    return userId.startsWith(PREFIX);
  }
}
