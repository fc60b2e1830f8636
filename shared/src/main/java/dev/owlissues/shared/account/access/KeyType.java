package dev.owlissues.shared.account.access;

import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.base.json.Word;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of API key. */
public enum KeyType implements Word {
  /** Ships inside an app; may only write. */
  CLIENT(EnumSet.of(Permission.EVENTS_WRITE, Permission.USERS_WRITE), Optional.empty()),
  /** Works for a team, as a person's tool or an agent. */
  AGENT(EnumSet.allOf(Permission.class), Optional.of(Role.MEMBER)),
  /** Brings old events into one app. */
  IMPORT(EnumSet.of(Permission.EVENTS_WRITE, Permission.USERS_WRITE), Optional.of(Role.ADMIN));

  private final Set<Permission> defaults;
  private final Optional<Role> leastMaker;

  KeyType(Set<Permission> defaults, Optional<Role> leastMaker) {
    this.defaults = Set.copyOf(defaults);
    this.leastMaker = leastMaker;
  }

  /**
   * What the person who made a key of this type must at least be in its team for as long as it is
   * to work; empty for client keys, which end with no person.
   */
  public Optional<Role> leastMaker() {
    return leastMaker;
  }

  /** The type as requests and answers write it. */
  @Override
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What secrets of this type start with: {@code owl_agent_}. */
  public String prefix() {
    return "owl_" + wire() + "_";
  }

  /** The type of that name, if there is one. */
  public static Optional<KeyType> ofWire(String name) {
    return Word.find(values(), name);
  }

  /** What a key of this type may do unless it was made with less. */
  public Set<Permission> defaults() {
    return defaults;
  }
}
