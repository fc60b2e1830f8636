package dev.owlissues.api.account;

import dev.owlissues.api.http.Complaint;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which permissions a key may be made with. */
final class KeyPermissions {
  /** Of features that this server does not have: accepted and kept, and of no effect. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(metrics|funnels|integrations|feedback|questionnaires|reviews):(read|write)");

  private KeyPermissions() {}

  /** What is wrong with those permissions for such a key; empty if nothing is. */
  static Optional<String> complaint(KeyType type, Set<String> permissions) {
    if (permissions.isEmpty()) {
      return Optional.of("permissions must not be empty");
    }
    return permissions.stream().flatMap(name -> complaint(type, name).stream()).findFirst();
  }

  /** The permissions of such a key that asks for none. */
  static Set<String> defaults(KeyType type) {
    return type.defaults().stream().map(Permission::wire).collect(Collectors.toSet());
  }

  private static Optional<String> complaint(KeyType type, String name) {
    Optional<Permission> known = Permission.ofWire(name);
    if (known.isEmpty() && !ELSEWHERE.matcher(name).matches()) {
      return Optional.of("permissions has an unknown name: " + Complaint.shown(name));
    }
    return known
        .filter(permission -> type != KeyType.AGENT && !type.defaults().contains(permission))
        .map(_ -> "permissions: keys of type %s cannot have %s".formatted(type.wire(), name));
  }
}
