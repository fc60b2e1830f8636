package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.SoftDelete;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.key.KeyCodec;
import dev.owlissues.shared.dynamo.key.KeyWrites;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The keys of teams in DynamoDB: lines under the team lead to the keys. */
public final class DynamoKeyRegistry implements KeyRegistry {
  /** Of an app: its last replacement. */
  private static final String REPLACEMENT = "replacement_key";

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final KeyWrites writes;
  private final String keys;
  private final String teams;
  private final String audit;

  /** The keys of that stack. */
  public DynamoKeyRegistry(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.writes = new KeyWrites(names);
    this.keys = names.of(Tables.KEYS);
    this.teams = names.of(Tables.TEAMS);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public Optional<Listed> find(Collection<UUID> teamIds, UUID keyId) {
    var lines = teamIds.stream().map(team -> KeyWrites.line(team, keyId)).toList();
    return listed(
            new BatchGet(client, teams, true, backoff).read(lines).stream().map(Item::of).toList())
        .stream()
        .findFirst();
  }

  @Override
  public List<Listed> ofTeam(UUID teamId) {
    return listed(new TeamReader(client, teams, backoff).list(teamId, KeyWrites.KEYS));
  }

  private List<Listed> listed(List<Item> lines) {
    var hashes = lines.stream().map(line -> Attributes.key(line.text(KeyWrites.HASH))).toList();
    return new BatchGet(client, keys, true, backoff)
        .read(hashes).stream()
            .map(Item::of)
            .filter(item -> !item.has(KeyCodec.REVOKED_AT))
            .map(item -> new Listed(KeyCodec.fromItem(item), KeyCodec.clientSecret(item)))
            .sorted(Comparator.comparing(listed -> listed.key().id().toString()))
            .toList();
  }

  @Override
  public Optional<UUID> lastReplacement(UUID teamId, UUID appId) {
    return ConsistentRead.item(client, teams, app(teamId, appId)).optionalUuid(REPLACEMENT);
  }

  // Run again, or by two at once: the second finds that the app has got another key since.
  @Override
  public boolean replace(
      Optional<Replaced> old,
      ApiKey key,
      Secret secret,
      Optional<UUID> last,
      List<AuditEntry> entries) {
    Transaction transaction = writes.create(new Transaction(client, backoff), key, secret);
    if (old.isPresent()) {
      Optional<String> hash = hash(old.get().key());
      if (hash.isEmpty()) {
        return false;
      }
      end(transaction, old.get(), hash.get());
    }
    transaction.update(replacement(key, last));
    entries.forEach(entry -> transaction.put(audit, AuditCodec.toItem(entry)));
    return transaction.commit();
  }

  private Update replacement(ApiKey key, Optional<UUID> last) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":key", Attributes.text(key.id()));
    last.ifPresent(id -> values.put(":last", Attributes.text(id)));
    String unchanged =
        last.isPresent()
            ? REPLACEMENT + " = :last"
            : "attribute_not_exists(%s)".formatted(REPLACEMENT);
    return Update.builder()
        .tableName(teams)
        .key(app(key.scope().teamId(), key.scope().app().orElseThrow().appId()))
        .updateExpression("SET %s = :key".formatted(REPLACEMENT))
        // An app that is being removed gets no more keys: they would outlive it.
        .conditionExpression(SoftDelete.NOT + " AND " + unchanged)
        .expressionAttributeValues(values)
        .build();
  }

  private void end(Transaction transaction, Replaced old, String hash) {
    if (old.isOver()) {
      writes.revokeUnchanged(transaction, old.key(), hash, old.now());
    } else {
      Map<String, AttributeValue> values = new HashMap<>(KeyWrites.asRead(old.key()));
      values.put(":until", Attributes.text(old.until()));
      values.put(":now", Attributes.text(old.now()));
      transaction.update(
          live(hash, KeyWrites.UNCHANGED)
              .updateExpression("SET valid_until = :until, updated_at = :now")
              .expressionAttributeNames(KeyWrites.NAMES)
              .expressionAttributeValues(values)
              .build());
    }
  }

  private static Map<String, AttributeValue> app(UUID teamId, UUID appId) {
    return Attributes.key(teamId.toString(), AppCodec.key(appId));
  }

  @Override
  public boolean create(ApiKey key, Secret secret, AuditEntry entry) {
    Transaction transaction = writes.create(new Transaction(client, backoff), key, secret);
    UUID teamId = key.scope().teamId();
    // Who is being removed from the team makes no more keys in it, and who becomes less none that
    // would be theirs again with a later role (R-key-14).
    Role least = key.type().leastMaker().orElse(Role.MEMBER);
    key.createdBy()
        .filter(creator -> creator.type().equals(Actor.USER))
        .map(creator -> UUID.fromString(creator.id()))
        .ifPresent(maker -> transaction.check(MemberCodec.stillIs(teams, teamId, maker, least)));
    // An app that is being removed gets no more keys: they would outlive it.
    key.scope()
        .app()
        .map(app -> app(teamId, app.appId()))
        .ifPresent(app -> transaction.check(isThere(app)));
    return transaction.put(audit, AuditCodec.toItem(entry)).commit();
  }

  private ConditionCheck isThere(Map<String, AttributeValue> app) {
    return ConditionCheck.builder()
        .tableName(teams)
        .key(app)
        .conditionExpression(SoftDelete.NOT)
        .build();
  }

  @Override
  public boolean createDefault(
      ApiKey key, Secret secret, UUID userId, Optional<UUID> known, AuditEntry entry) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":key", Attributes.text(key.id()));
    known.ifPresent(id -> values.put(":known", Attributes.text(id)));
    String unchanged =
        known.isPresent()
            ? "default_agent_key = :known"
            : "attribute_exists(pk) AND attribute_not_exists(default_agent_key)";
    return writes
        .create(new Transaction(client, backoff), key, secret)
        .update(
            Update.builder()
                .tableName(teams)
                .key(MemberCodec.key(key.scope().teamId(), userId))
                .updateExpression("SET default_agent_key = :key")
                .conditionExpression(unchanged)
                .expressionAttributeValues(values)
                .build())
        .put(audit, AuditCodec.toItem(entry))
        .commit();
  }

  @Override
  public boolean change(ApiKey before, ApiKey after, AuditEntry entry) {
    Optional<String> hash = hash(after);
    Map<String, AttributeValue> values = new HashMap<>(KeyWrites.asRead(before));
    values.put(":name", Attributes.text(after.name()));
    values.put(":permissions", KeyWrites.permissions(after));
    values.put(":at", Attributes.text(after.times().updatedAt()));
    return hash.isPresent()
        && new Transaction(client, backoff)
            .update(
                live(hash.get(), KeyWrites.UNCHANGED)
                    .updateExpression(
                        "SET #name = :name, #permissions = :permissions, updated_at = :at")
                    .expressionAttributeNames(KeyWrites.NAMES)
                    .expressionAttributeValues(values)
                    .build())
            .put(audit, AuditCodec.toItem(entry))
            .commit();
  }

  // Run again, it finds the key with its new maker and does nothing.
  @Override
  public boolean handOver(ApiKey key, UUID to, AuditEntry entry) {
    Optional<String> hash = hash(key);
    Optional<Actor> from = key.createdBy();
    return hash.isPresent()
        && from.isPresent()
        && new Transaction(client, backoff)
            .update(
                live(hash.get(), "created_by = :from")
                    .updateExpression(
                        "SET created_by = :to, created_by_type = :user, updated_at = :at")
                    .expressionAttributeValues(
                        Map.of(
                            ":from", Attributes.text(from.get().id()),
                            ":to", Attributes.text(to.toString()),
                            ":user", Attributes.text(Actor.USER),
                            ":at", Attributes.text(entry.at())))
                    .build())
            .check(MemberCodec.stillIs(teams, key.scope().teamId(), to, Role.MEMBER))
            .put(audit, AuditCodec.toItem(entry))
            .commit();
  }

  private Update.Builder live(String hash, String condition) {
    return Update.builder()
        .tableName(keys)
        .key(Attributes.key(hash))
        .conditionExpression(KeyWrites.LIVE + " AND " + condition);
  }

  // Run again, or by two at once: the second finds the key revoked and writes no second entry.
  @Override
  public boolean revoke(ApiKey key, Instant at, AuditEntry entry) {
    Optional<String> hash = hash(key);
    return hash.isPresent()
        && writes
            .revoke(new Transaction(client, backoff), key, hash.get(), at)
            .put(audit, AuditCodec.toItem(entry))
            .commit();
  }

  private Optional<String> hash(ApiKey key) {
    Item line = ConsistentRead.item(client, teams, KeyWrites.line(key.scope().teamId(), key.id()));
    return line.optionalText(KeyWrites.HASH);
  }
}
