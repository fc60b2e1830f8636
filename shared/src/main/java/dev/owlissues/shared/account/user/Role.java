package dev.owlissues.shared.account.user;

import dev.owlissues.shared.base.json.Word;
import java.util.Locale;
import java.util.Optional;

/** What a person is in a team, from the least to the most. */
public enum Role implements Word {
  /** Sees everything of the team and works on its issues. */
  MEMBER,
  /** Also changes projects, apps, keys and members. */
  ADMIN,
  /** Also makes owners; a team always has one. */
  OWNER;

  /** The role as requests and answers write it. */
  @Override
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name, if there is one. */
  public static Optional<Role> ofWire(String name) {
    return Word.find(values(), name);
  }

  /** Whether who has this role may do what needs that one. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }
}
