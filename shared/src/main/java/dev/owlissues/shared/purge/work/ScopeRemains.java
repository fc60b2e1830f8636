package dev.owlissues.shared.purge.work;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.purge.Purge;
import java.time.Instant;
import java.util.UUID;

/**
 * What lies under a removed app or project beside issues. Deleting it twice is as good as once.
 *
 * @param stored all but keys
 */
public record ScopeRemains(KeyRegistry keys, ScopeStore stored, AuditEntries entries) {

  /** Revokes what a removal that died has left of keys (R-removal-4). */
  void revokeKeys(Purge purge) {
    for (KeyRegistry.Listed listed : keys.ofTeam(purge.teamId())) {
      ApiKey key = listed.key();
      if (key.scope().app().filter(app -> purge.apps().contains(app.appId())).isPresent()) {
        Instant now = entries.now();
        Deed deed = Deed.delete(Resource.key(key.id()));
        keys.revoke(key, now, entries.of(purge.teamId(), purge.actor(), deed, now));
      }
    }
  }

  /** Deletes what is no issue. */
  void delete(Purge purge) {
    for (UUID app : purge.apps()) {
      stored.removeUsers(app);
      stored.removeUnits(purge.projectId(), app);
    }
    if (purge.kind() == Purge.Kind.PROJECT) {
      stored.removeDigests(purge.projectId());
      stored.removeUserProperties(purge.projectId());
    }
  }
}
