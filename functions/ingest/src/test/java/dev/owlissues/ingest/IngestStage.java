package dev.owlissues.ingest;

import static dev.owlissues.shared.account.access.KeyBuilder.aKey;
import static dev.owlissues.shared.audit.AuditEntryBuilder.anEntry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Route;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.FirstTeam;
import dev.owlissues.shared.account.team.FirstTeamPlan;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.dynamo.event.StoredEvents;
import dev.owlissues.shared.dynamo.key.DynamoKeyStore;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The function on tables with a first team in them. */
final class IngestStage {
  static final ObjectMapper JSON = new ObjectMapper();
  static final int REQUESTS_PER_SECOND = 5;

  /** The secret that the sample event carries, of the backend app. */
  static final Secret SAMPLE_SECRET = Secret.parse("owl_client_" + "c1".repeat(24)).orElseThrow();

  final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
  final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  final FirstTeam.Created team;

  /** Who made the keys: the team's owner. */
  final UUID maker;

  private final LocalTables tables;
  private final DynamoKeyStore keys;
  private final Wiring wiring;
  private final IngestHandler handler;

  /** The function calls the tables through that client. */
  IngestStage(LocalTables tables, DynamoDbClient client) {
    this.tables = tables;
    var random = new SecureRandom();
    keys = tables.stores().keys();
    var stores = new FirstTeam(tables.stores().teams(), keys);
    FirstTeamPlan plan = FirstTeamPlan.draw(clock, new RandomIds(clock, random), random);
    maker = plan.ownerId();
    tables.create(FirstTeam.team(plan), maker);
    team = stores.apply(plan);
    key(KeyType.CLIENT, Optional.of(app(2).id()), SAMPLE_SECRET, Set.of("events:write"));
    wiring =
        new Wiring(
            client,
            tables.names(),
            clock,
            random,
            REQUESTS_PER_SECOND,
            new Log(new PrintStream(logged, true, StandardCharsets.UTF_8), clock));
    handler = new IngestHandler(wiring);
  }

  /** The route table. */
  List<Route<Function<HttpRequest, HttpResponse>>> routes() {
    return wiring.routes().all();
  }

  /** The function itself. */
  IngestHandler handler() {
    return handler;
  }

  /** The apple, web or backend app. */
  App app(int index) {
    return team.apps().get(index);
  }

  /** What the events table holds of that app. */
  StoredEvents stored(App app) {
    return new StoredEvents(tables.client(), tables.names(), app.id());
  }

  /** Makes a key. */
  Secret key(KeyType type, Optional<UUID> app, Secret secret, Set<String> permissions) {
    return key(type, app, secret, permissions, Optional.empty());
  }

  /** Makes a key that may be good for a time only. */
  Secret key(
      KeyType type,
      Optional<UUID> app,
      Secret secret,
      Set<String> permissions,
      Optional<Instant> validUntil) {
    UUID project = team.project().orElseThrow().id();
    keys.create(
        aKey()
            .id(id(secret))
            .type(type)
            .team(team.teamId())
            .app(app.map(id -> new ApiKey.AppScope(project, id)))
            .permissions(permissions)
            .createdAt(clock.instant())
            .maker(maker)
            .validUntil(validUntil)
            .build(),
        secret);
    return secret;
  }

  /** Revokes a key that was made here. */
  void revoke(Secret secret) {
    var registry = tables.stores().keyRegistry();
    UUID teamId = team.teamId();
    ApiKey key = registry.find(List.of(teamId), id(secret)).orElseThrow().key();
    var revoked =
        anEntry()
            .team(teamId)
            .by(Actor.key(key.id()))
            .deed(Deed.delete(new Resource("api_key", key.id().toString())))
            .at(clock.instant());
    registry.revoke(key, clock.instant(), revoked.build());
  }

  private static UUID id(Secret secret) {
    return UUID.nameUUIDFromBytes(secret.text().getBytes(StandardCharsets.US_ASCII));
  }

  /** The sample of a request with events. */
  static ObjectNode sample() {
    return sample("ingest");
  }

  /** A sample of the repository's events folder. */
  static ObjectNode sample(String name) {
    try {
      return (ObjectNode)
          JSON.readTree(
              Files.readAllBytes(
                  Path.of(System.getProperty("owl.root"), "events", name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request with that body and key. */
  static ObjectNode request(String secret, String body) {
    ObjectNode event = sample();
    event.put("body", body);
    ((ObjectNode) event.get("headers")).put("authorization", "Bearer " + secret);
    return event;
  }

  /** Lets the function answer a gateway's event. */
  Answer send(JsonNode event) {
    try {
      var out = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(JSON.writeValueAsBytes(event)), out, new NoContext());
      JsonNode answer = JSON.readTree(out.toByteArray());
      String body = answer.path("body").asText("");
      return new Answer(
          answer.path("statusCode").asInt(),
          body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body),
          answer.path("headers"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Posts a body with the sample's key. */
  Answer post(String body) {
    return send(request(SAMPLE_SECRET.text(), body));
  }

  /** An answer. */
  record Answer(int status, JsonNode body, JsonNode headers) {

    String header(String name) {
      return headers.path(name).asText("");
    }

    String error() {
      return body.path("error").asText("");
    }
  }
}
