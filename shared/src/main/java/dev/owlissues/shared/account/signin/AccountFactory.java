package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Draws what is new: accounts, agent keys, and the audit entries about them. */
public final class AccountFactory {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_SLUG = 40;

  private final AuditEntries entries;
  private final SecureRandom random;

  /** Draws ids, times and secrets from those. */
  public AccountFactory(AuditEntries entries, SecureRandom random) {
    this.entries = entries;
    this.random = random;
  }

  /** Makes the audit entries about what is drawn. */
  public AuditEntries entries() {
    return entries;
  }

  /** A new id. */
  public UUID id() {
    return entries.ids().next();
  }

  /** The clock's time, as stores keep it. */
  public Instant now() {
    return entries.now();
  }

  /**
   * An account for somebody new.
   *
   * @param keyName the name of their default agent key
   * @param plain whether the team's slug is just the name; else something random is added, for a
   *     name that is taken
   */
  public NewAccount account(EmailAddress address, String keyName, boolean plain) {
    Instant now = now();
    String local = address.localPart();
    String name = cut(local.substring(0, 1).toUpperCase(Locale.ROOT) + local.substring(1));
    User user = new User(entries.ids().next(), address.text(), name, "{}", now, now);
    String slug = slug(local) + (plain ? "" : "-" + Long.toHexString(entries.ids().bits(24)));
    Team team = new Team(entries.ids().next(), name + "'s team", slug, now);
    ApiKey key = agentKey(team.id(), keyName, user.id());
    Member owner = new Member(team.id(), user.id(), Role.OWNER, now, true, Optional.of(key.id()));
    return new NewAccount(user, team, owner, key, Secret.draw(KeyType.AGENT, random));
  }

  /** An agent key of a team, with the default permissions. */
  public ApiKey agentKey(UUID teamId, String name, UUID userId) {
    return new ApiKey(
        entries.ids().next(),
        KeyType.AGENT,
        name,
        new ApiKey.Scope(teamId, Optional.empty()),
        KeyType.AGENT.defaults().stream().map(Permission::wire).collect(Collectors.toSet()),
        new ApiKey.Times(now(), Optional.empty(), Optional.empty()),
        Optional.of(Actor.user(userId)));
  }

  /** A secret for such a key. */
  public Secret secret(KeyType type) {
    return Secret.draw(type, random);
  }

  /** The entry about a key that somebody made. */
  public AuditEntry made(ApiKey key, Actor by) {
    return entries.of(key.scope().teamId(), by, Deed.create(Resource.key(key.id())));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
  }

  private static String slug(String text) {
    String plain = text.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = plain.length() <= LONGEST_SLUG ? plain : plain.substring(0, LONGEST_SLUG);
    return cut.isEmpty() ? "team" : cut;
  }
}
