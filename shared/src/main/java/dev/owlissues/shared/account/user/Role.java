package dev.owlissues.shared.account.user;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person is in a team, from the least to the most. */
public enum Role {
  /** Sees everything of the team and works on its issues. */
  MEMBER,
  /** Also changes projects, apps, keys and members. */
  ADMIN,
  /** Also makes owners; a team always has one. */
  OWNER;

  /** The role as requests and answers write it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name, if there is one. */
  public static Optional<Role> ofWire(String name) {
    return Stream.of(values()).filter(role -> role.wire().equals(name)).findFirst();
  }

  /** Whether who has this role may do what needs that one. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }
}
