package dev.owlissues.api;

import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.access.Permission;
import java.util.Set;

/** What a route leads to, and whom it is for. */
sealed interface Target {

  /** The same answer for anybody; nobody is asked who they are, and no table is touched. */
  record Open(HttpResponse answer) implements Target {}

  /** Every key that has all of these permissions. */
  record Keys(Set<Permission> needed, Endpoint endpoint) implements Target {}
}
