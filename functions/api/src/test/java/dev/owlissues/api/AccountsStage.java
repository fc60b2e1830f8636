package dev.owlissues.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.http.CalledApi;
import dev.owlissues.api.http.RouteHandler;
import dev.owlissues.gateway.Route;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.account.signin.SignUpRule;
import dev.owlissues.shared.base.vault.VaultKeys;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.RecordingMailer;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The API as people reach it, from empty tables on: nobody is there before they sign in. */
public final class AccountsStage {
  public static final String URL = "https://issues.example.com";

  public final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T08:00:00Z"));
  public final RecordingMailer mailer = new RecordingMailer();
  private final VaultKeys keys;
  private final Wiring wiring;
  private final CalledApi api;

  public AccountsStage(LocalTables tables) {
    this(tables, new SignUpRule.Open());
  }

  public AccountsStage(LocalTables tables, SignUpRule rule) {
    this(tables, rule, new SecureRandom());
  }

  public AccountsStage(LocalTables tables, SignUpRule rule, SecureRandom random) {
    this(tables, tables.clientOf("ApiFunction"), rule, random);
  }

  /** With a client of its own for the handler. */
  public AccountsStage(LocalTables tables, DynamoDbClient client) {
    this(tables, client, new SignUpRule.Open(), new SecureRandom());
  }

  private AccountsStage(
      LocalTables tables, DynamoDbClient client, SignUpRule rule, SecureRandom random) {
    this(tables, client, rule, random, _ -> new Sent.Accepted("m-1"));
  }

  /** A stage whose mails go out, too. */
  public AccountsStage(LocalTables tables, Mailer post) {
    this(tables, tables.clientOf("ApiFunction"), new SignUpRule.Open(), new SecureRandom(), post);
  }

  private AccountsStage(
      LocalTables tables,
      DynamoDbClient client,
      SignUpRule rule,
      SecureRandom random,
      Mailer post) {
    Mailer both =
        mail -> {
          Sent kept = mailer.send(mail);
          return kept instanceof Sent.Accepted ? post.send(mail) : kept;
        };
    Dependencies dependencies = TestDependencies.with(both, rule, random);
    keys = new VaultKeys(dependencies.vault(), clock, random);
    wiring = new Wiring(client, tables.names(), clock, Optional.of(URI.create(URL)), dependencies);
    api = new CalledApi(wiring.apiHandler());
  }

  /** The route table. */
  List<Route<RouteHandler>> routes() {
    return wiring.routes();
  }

  /** What stands at the end of an unsubscribing link. */
  String unsubscribeToken(String teamId, String userId) {
    return new UnsubscribeTokens(() -> keys.key(UnsubscribeTokens.KEY))
        .token(UUID.fromString(teamId), UUID.fromString(userId));
  }

  /** The function itself. */
  ApiHandler handler() {
    return api.handler();
  }

  /** Somebody who is signed in. */
  public record Person(String token, String id, String teamId) {}

  /** Signs somebody in who has not been here. */
  public Person join(String name) {
    Answer answer = verify(name, code(name));
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.toString());
    }
    return new Person(answer.text("/token"), answer.text("/user/id"), answer.text("/teams/0/id"));
  }

  /** Invites somebody new into that person's team, and signs them in. */
  public Person member(Person owner, String name, String role) {
    Person person = join(name);
    String token = invite(owner, name, role);
    Answer accepted = as(person, "POST", "/v1/invites/accept", "{\"token\": \"" + token + "\"}");
    if (accepted.status() != 200) {
      throw new IllegalStateException(accepted.toString());
    }
    return new Person(person.token(), person.id(), owner.teamId());
  }

  /** Invites an address, and returns the token in the mail. */
  public String invite(Person owner, String name, String role) {
    Answer invited =
        as(
            owner,
            "POST",
            "/v1/teams/" + owner.teamId() + "/invitations",
            "{\"email\": \"%s@example.com\", \"role\": \"%s\"}".formatted(name, role));
    if (invited.status() != 201) {
      throw new IllegalStateException(invited.toString());
    }
    return mailer.taken().getLast().text().replaceAll("(?s).*/#/invites/(\\S+).*", "$1");
  }

  /** Asks for a code, and returns the one in the mail. */
  public String code(String name) {
    Answer sent =
        open("POST", "/v1/auth/send-code", "{\"email\": \"%s@example.com\"}".formatted(name));
    if (sent.status() != 200) {
      throw new IllegalStateException(sent.toString());
    }
    return mailer.code();
  }

  public Answer verify(String name, String code) {
    return open("POST", "/v1/auth/verify-code", credentials(name, code));
  }

  public static String credentials(String name, String code) {
    return "{\"email\": \"%s@example.com\", \"code\": \"%s\"}".formatted(name, code);
  }

  /** As nobody. */
  public Answer open(String method, String path, String body) {
    return send(method, path, body, Map.of());
  }

  public Answer as(Person person, String method, String path, String body) {
    return with(person.token(), method, path, body);
  }

  public Answer get(Person person, String path) {
    return with(person.token(), "GET", path, "");
  }

  /** With that secret or token. */
  public Answer with(String bearer, String method, String path, String body) {
    return send(method, path, body, Map.of("authorization", "Bearer " + bearer));
  }

  /** A request with those headers; the content type is JSON unless they say otherwise. */
  public Answer send(String method, String path, String body, Map<String, String> headers) {
    String[] parts = path.split("\\?", 2);
    ObjectNode event = CalledApi.request(method, parts[0]);
    if (parts.length == 2) {
      ObjectNode query = event.putObject("queryStringParameters");
      for (String pair : parts[1].split("&", -1)) {
        query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
      }
    }
    ObjectNode all = event.putObject("headers");
    all.put("host", "issues.example.com");
    all.put("content-type", "application/json");
    new TreeMap<>(headers).forEach(all::put);
    event.put("body", body);
    event.put("isBase64Encoded", false);
    return api.answer(event);
  }

  /** What the gateway gets for its event. */
  JsonNode serve(ObjectNode event) {
    return api.serve(event);
  }
}
