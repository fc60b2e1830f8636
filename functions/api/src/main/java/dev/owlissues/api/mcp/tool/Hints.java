package dev.owlissues.api.mcp.tool;

/** What a tool does to things, as clients tell it to people before they let an agent call it. */
public enum Hints {
  /** Changes nothing. */
  READS(true, false, true),
  /** Adds something: twice adds two. */
  ADDS(false, false, false),
  /** Changes something, in a way that can be taken back; twice is as once. */
  CHANGES(false, false, true),
  /** Changes something in a way that cannot be taken back. */
  ENDS(false, true, true);

  private final boolean readOnly;
  private final boolean destructive;
  private final boolean idempotent;

  Hints(boolean readOnly, boolean destructive, boolean idempotent) {
    this.readOnly = readOnly;
    this.destructive = destructive;
    this.idempotent = idempotent;
  }

  public boolean readOnly() {
    return readOnly;
  }

  public boolean destructive() {
    return destructive;
  }

  public boolean idempotent() {
    return idempotent;
  }
}
