package dev.owlissues.shared.account.access;

import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.base.json.Word;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a key may be allowed to do. */
public enum Permission implements Word {
  EVENTS_READ,
  EVENTS_WRITE,
  APPS_READ,
  APPS_WRITE,
  PROJECTS_READ,
  PROJECTS_WRITE,
  AUDIT_LOGS_READ,
  USERS_WRITE,
  JOBS_READ,
  JOBS_WRITE,
  ISSUES_READ,
  ISSUES_WRITE;

  /** What only admins may do: no route asks less of a person. */
  private static final Set<String> OF_ADMINS =
      Set.of("apps:write", "audit_logs:read", "projects:write");

  private final String wire;

  Permission() {
    int cut = name().lastIndexOf('_');
    wire = (name().substring(0, cut) + ":" + name().substring(cut + 1)).toLowerCase(Locale.ROOT);
  }

  /** The permission as requests and answers write it: {@code issues:read}. */
  @Override
  public String wire() {
    return wire;
  }

  /** The least that a person must be who may use it anywhere; a test holds it to the routes. */
  public Role least() {
    return OF_ADMINS.contains(wire) ? Role.ADMIN : Role.MEMBER;
  }

  /** The permission of that name, if it is one we serve. */
  public static Optional<Permission> ofWire(String name) {
    return Word.find(values(), name);
  }
}
