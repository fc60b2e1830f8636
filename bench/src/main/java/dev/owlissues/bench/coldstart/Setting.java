package dev.owlissues.bench.coldstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.team.FirstTeam;
import dev.owlissues.shared.account.team.FirstTeamPlan;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.account.DynamoTeamCreation;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableCreation;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * What all candidates find: tables over HTTP with a team in them, an environment, events. The
 * tables' server ends with this process.
 */
final class Setting {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final String endpoint;
  private final FirstTeamPlan plan;

  Setting(Path root) throws Exception {
    this.root = root;
    int port = freePort();
    DynamoDBProxyServer server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {"-inMemory", "-port", Integer.toString(port)});
    server.start();
    endpoint = "http://127.0.0.1:" + port;
    InstantSource clock = InstantSource.system();
    var random = new SecureRandom();
    var ids = new RandomIds(clock, random);
    plan = FirstTeamPlan.draw(clock, ids, random);
    try (DynamoDbClient client = client()) {
      Candidate.FUNCTIONS.stream()
          .map(Setting::names)
          .distinct()
          .forEach(names -> prepare(client, TableNames.prefixed(names), clock, ids));
    }
  }

  private void prepare(DynamoDbClient client, TableNames names, InstantSource clock, Ids ids) {
    new TableCreation(client, names).createAll();
    // The agent key works for as long as the person who made it is a member.
    DynamoTeamCreation.create(
            new Transaction(client, new Backoff(clock, Sleeper::sleep, ids)),
            names.of(Tables.TEAMS),
            names.of(Tables.USERS),
            FirstTeam.team(plan),
            Member.joining(plan.teamId(), plan.ownerId(), Role.OWNER, plan.at()))
        .commit();
    var stores = new DynamoStores(client, names, clock, ids, Sleeper::sleep);
    new FirstTeam(stores.teams(), stores.keys()).apply(plan);
  }

  // Tables for each archive: what ingest takes in would be work for the scan, and more each time.
  private static String names(Candidate candidate) {
    return "cold-" + candidate.archive() + "-";
  }

  private DynamoDbClient client() {
    return DynamoDbClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(URI.create(endpoint))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
        .build();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** A sample event; requests carry keys of the team. */
  byte[] event(String name) throws IOException {
    var event = (ObjectNode) JSON.readTree(root.resolve("events").resolve(name).toFile());
    if (event.get("headers") instanceof ObjectNode headers) {
      Secret secret = name.startsWith("api") ? plan.agent().secret() : client(plan);
      headers.put("authorization", "Bearer " + secret.text());
    }
    return JSON.writeValueAsBytes(event);
  }

  private static Secret client(FirstTeamPlan plan) {
    return plan.apps().backend().client().secret();
  }

  /** What Lambda and the template put into the environment; nothing else of AWS can be reached. */
  Map<String, String> environment(Candidate candidate) {
    TableNames names = TableNames.prefixed(names(candidate));
    var environment = new TreeMap<String, String>();
    Tables.ALL.forEach(table -> environment.put(table.environment(), names.of(table)));
    environment.putAll(
        Map.of(
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "bench",
            "AWS_SECRET_ACCESS_KEY", "bench",
            "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
            "AWS_ENDPOINT_URL_DYNAMODB", endpoint));
    environment.putAll(
        Map.of(
            "OWL_SCAN_QUEUE_URL", "http://127.0.0.1:1/scan",
            "OWL_FAILED_UNITS_QUEUE_URL", "http://127.0.0.1:1/failed",
            "OWL_DIGEST_QUEUE_URL", "http://127.0.0.1:1/digests",
            "OWL_STAGE", "bench",
            "OWL_MAIL_FROM", "owl@example.com",
            "OWL_MAIL_CONFIGURATION_SET", "mails",
            "OWL_MAILS_PER_SECOND", "10",
            "OWL_SECRETS_PATH", "/owl-issues/bench",
            "OWL_PUBLIC_URL", "https://issues.example.com",
            "OWL_INGEST_REQUESTS_PER_SECOND", "100000"));
    return environment;
  }

  Path archive(Candidate candidate) {
    String name = candidate.archive();
    Path archive = root.resolve("functions/%s/target/%s.jar".formatted(name, name));
    if (!Files.isRegularFile(archive)) {
      throw new IllegalStateException(archive + " is missing: mvn package makes it");
    }
    return archive;
  }
}
