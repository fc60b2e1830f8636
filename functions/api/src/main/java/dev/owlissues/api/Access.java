package dev.owlissues.api;

import dev.owlissues.shared.access.Permission;
import java.util.Set;

/** Whom a route is for. */
sealed interface Access {

  /** Anybody; nobody is asked who they are. */
  record Open() implements Access {}

  /** Every key that has all of these permissions. */
  record Keys(Set<Permission> needed) implements Access {}
}
