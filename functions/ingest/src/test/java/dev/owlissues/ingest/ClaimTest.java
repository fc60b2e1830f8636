package dev.owlissues.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.ingest.IngestStage.Answer;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.local.aws.dynamo.ForwardingDynamoDbClient;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.appuser.UserClaims;
import dev.owlissues.shared.appuser.UserProfile;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Apps say who the anonymous users are. */
class ClaimTest {
  private static final Secret CLIENT = secret("d4");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private IngestStage stage;

  @BeforeEach
  void open() {
    stage = new IngestStage(tables, tables.clientOf("IngestFunction"));
    stage.key(KeyType.CLIENT, Optional.of(stage.app(1).id()), CLIENT, Set.of("users:write"));
  }

  @Test // (R-alias-1)
  void anAnonymousIdIsClaimedForAUser() {
    Answer answer = claim("owl_anon_1", "ann");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString()).isEqualTo("{\"claimed\":true}");
    assertThat(profile("owl_anon_1").claimedBy()).contains("ann");
    assertThat(profile("ann").claimedFrom()).containsExactly("owl_anon_1");
  }

  @Test // (R-alias-2)
  void theFirstClaimStandsAndMayBeRepeated() {
    claim("owl_anon_1", "ann");
    var claimed = TableSnapshot.of(tables.client(), tables.names());

    Answer again = claim("owl_anon_1", "ann");
    Answer other = claim("owl_anon_1", "bob");

    assertThat(again.status()).isEqualTo(200);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.error()).contains("anonymous_id");
    assertThat(claimed.changes()).isEmpty();
  }

  @Test // (R-alias-1)
  void itHoldsForTheAppsOfAProject() {
    Secret other = secret("e6");
    stage.key(KeyType.CLIENT, Optional.of(stage.app(2).id()), other, Set.of("users:write"));
    claim("owl_anon_1", "ann");

    assertThat(post(other, body("owl_anon_1", "ann")).status()).isEqualTo(200);
    assertThat(post(other, body("owl_anon_1", "bob")).status()).isEqualTo(409);
  }

  @ParameterizedTest // (R-alias-3)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"user_id": "ann"}                                        | anonymous_id
          {"anonymous_id": null, "user_id": "ann"}                  | anonymous_id
          {"anonymous_id": "ann", "user_id": "ann"}                 | owl_anon_
          {"anonymous_id": "OWL_ANON_1", "user_id": "ann"}          | owl_anon_
          {"anonymous_id": 7, "user_id": "ann"}                     | anonymous_id
          {"anonymous_id": "owl_anon_1"}                            | user_id is required
          {"anonymous_id": "owl_anon_1", "user_id": ""}             | user_id is required
          {"anonymous_id": "owl_anon_1", "user_id": ["ann"]}        | user_id is required
          {"anonymous_id": "owl_anon_1", "user_id": "owl_anon_2"}   | user_id must not begin
          {"user_id": "owl_anon_2"}                                 | anonymous_id
          nonsense                                                  | JSON
          """)
  void aWrongBodyIsRefusedAndNamed(String body, String named) {
    Answer answer = post(CLIENT, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains(named);
  }

  @Test // (R-alias-3)
  void idsAreReadAsThoseOfEventsAre() {
    String anonymous = "owl_anon_" + "x".repeat(247);

    assertThat(claim(anonymous + "yz", "1".repeat(300)).status()).isEqualTo(200);
    assertThat(post(CLIENT, "{\"anonymous_id\": \"owl_anon_7\", \"user_id\": 42}").status())
        .isEqualTo(200);

    assertThat(profile(anonymous).claimedBy()).contains("1".repeat(256));
    assertThat(profile("owl_anon_7").claimedBy()).contains("42");
  }

  @Test // (R-alias-5)
  void aUserShowsSoManyAndMoreAreClaimedAllTheSame() {
    IntStream.rangeClosed(1, UserClaims.MAX_SHOWN + 2)
        .forEach(i -> assertThat(claim("owl_anon_" + i, "ann").status()).isEqualTo(200));

    assertThat(profile("ann").claimedFrom()).hasSize(UserClaims.MAX_SHOWN);
    assertThat(profile("owl_anon_" + (UserClaims.MAX_SHOWN + 2)).claimedBy()).contains("ann");
    assertThat(claim("owl_anon_" + (UserClaims.MAX_SHOWN + 2), "bob").status()).isEqualTo(409);
  }

  @Test // (R-property-3)
  void propertiesAndClaimsOfAUserLeaveEachOtherAlone() {
    tell("owl_anon_1", "{\"plan\": \"free\"}");
    claim("owl_anon_1", "ann");
    tell("owl_anon_1", "{\"lang\": \"de\"}");
    tell("ann", "{\"plan\": \"pro\"}");
    claim("owl_anon_2", "ann");

    assertThat(profile("owl_anon_1").claimedBy()).contains("ann");
    assertThat(profile("owl_anon_1").properties().values())
        .containsExactly(Map.entry("lang", "de"), Map.entry("plan", "free"));
    assertThat(profile("ann").claimedFrom()).containsExactly("owl_anon_1", "owl_anon_2");
    assertThat(profile("ann").properties().values()).containsExactly(Map.entry("plan", "pro"));
  }

  @Test
  void aRemovedAppClaimsNobody() {
    var gone = stage.team.project().orElseThrow();
    Secret foreign = secret("f7");
    stage.key(KeyType.CLIENT, Optional.of(new UUID(9, 9)), foreign, Set.of("users:write"));

    Answer answer = post(foreign, body("owl_anon_1", "ann"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("app");
    assertThat(profile("owl_anon_1")).as("in %s", gone.id()).isEqualTo(UserProfile.NONE);
  }

  @ParameterizedTest // (R-alias-2)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aClaimThatFailsAtAnyCallIsWholeOnceItIsRepeated(Fault fault) {
    var before = TableSnapshot.of(tables.client(), tables.names());
    var faulty = FaultyDynamo.over(tables.client());
    boolean failed = true;
    int call = 0;
    while (failed) {
      call++;
      before.restore();
      var shaky = new IngestStage(tables, faulty.client());
      faulty.reset();
      faulty.failAt(call, fault);
      int status = shaky.send(event(CLIENT, body("owl_anon_1", "ann"))).status();
      failed = status != 200;
      // Never the one half without the other.
      assertThat(profile("owl_anon_1").claimedBy().isPresent())
          .isEqualTo(!profile("ann").claimedFrom().isEmpty());
      faulty.reset();

      assertThat(shaky.send(event(CLIENT, body("owl_anon_1", "ann"))).status()).isEqualTo(200);
      assertThat(profile("ann").claimedFrom()).containsExactly("owl_anon_1");
      assertThat(shaky.send(event(CLIENT, body("owl_anon_1", "bob"))).status()).isEqualTo(409);
    }
    assertThat(call).isGreaterThan(3);
  }

  @Test // (R-alias-2)
  void ofTwoAtOnceOneClaims() {
    var faulty = FaultyDynamo.over(tables.client());
    boolean meets = true;
    for (int call = 1; meets; call++) {
      String anonymous = "owl_anon_" + call;
      var slow = new IngestStage(tables, faulty.client());
      faulty.reset();
      faulty.before(call, () -> claim(anonymous, "bob"));

      int status = slow.send(event(CLIENT, body(anonymous, "ann"))).status();

      meets = faulty.calls() >= call;
      String claimant = profile(anonymous).claimedBy().orElseThrow();
      assertThat(status).isEqualTo(claimant.equals("ann") ? 200 : 409);
      assertThat(profile(claimant).claimedFrom()).contains(anonymous);
      assertThat(profile(claimant.equals("ann") ? "bob" : "ann").claimedFrom())
          .doesNotContain(anonymous);
    }
  }

  @Test
  void aNewClaimCostsOneReadAndOneTransactionAndARepeatedOneNoWrite() {
    var metered = MeteredDynamo.over(tables.client());
    var counted = new IngestStage(tables, metered.client());
    counted.send(event(CLIENT, body("owl_anon_0", "ann")));
    counted.clock.advance(Duration.ofSeconds(1));

    Usage first = metered.during(() -> counted.send(event(CLIENT, body("owl_anon_1", "ann"))));
    Usage again = metered.during(() -> counted.send(event(CLIENT, body("owl_anon_1", "ann"))));

    // Each time the key is read too.
    assertThat(first.requests()).isEqualTo(Map.of("GetItem", 2L, "TransactWriteItems", 1L));
    assertThat(again.requests()).isEqualTo(Map.of("GetItem", 2L));
    assertThat(again.writeUnits()).isZero();
  }

  @Test
  void theSampleIsAnswered() {
    ObjectNode sample = IngestStage.sample("claim-user");
    ((ObjectNode) sample.get("headers")).put("authorization", "Bearer " + CLIENT.text());

    Answer answer = stage.send(sample);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(profile("user_00042").claimedFrom()).hasSize(1);
  }

  private Answer claim(String anonymousId, String userId) {
    return post(CLIENT, body(anonymousId, userId));
  }

  @Test // (R-alias-2)
  void aUserForWhomTooManyClaimAtOnceIsToBeAskedForAgain() {
    var busy = new IngestStage(tables, new Busy(tables.client()));

    Answer answer = busy.send(event(CLIENT, body("owl_anon_1", "guest")));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(profile("owl_anon_1").claimedBy()).isEmpty();
    assertThat(claim("owl_anon_1", "guest").status()).isEqualTo(200);
  }

  /** A client whose transactions always meet somebody else's. */
  private record Busy(DynamoDbClient client) implements ForwardingDynamoDbClient {
    @Override
    public <Q extends DynamoDbRequest, A extends DynamoDbResponse> A around(
        String operation, Q request, BiFunction<DynamoDbClient, Q, A> send) {
      if (request instanceof TransactWriteItemsRequest) {
        throw TransactionCanceledException.builder()
            .cancellationReasons(CancellationReason.builder().code("TransactionConflict").build())
            .build();
      }
      return send.apply(client, request);
    }
  }

  private static String body(String anonymousId, String userId) {
    return "{\"anonymous_id\": \"%s\", \"user_id\": \"%s\"}".formatted(anonymousId, userId);
  }

  private Answer post(Secret secret, String body) {
    // The rate is not what these tests are about.
    stage.clock.advance(Duration.ofSeconds(1));
    return stage.send(event(secret, body));
  }

  private void tell(String userId, String properties) {
    stage.clock.advance(Duration.ofSeconds(1));
    ObjectNode event =
        event(CLIENT, "{\"user_id\": \"%s\", \"properties\": %s}".formatted(userId, properties));
    event.put("rawPath", IngestRoutes.PROPERTIES);
    assertThat(stage.send(event).status()).isEqualTo(200);
  }

  private static ObjectNode event(Secret secret, String body) {
    ObjectNode event = IngestStage.request(secret.text(), body);
    event.put("rawPath", IngestRoutes.CLAIM);
    return event;
  }

  private UserProfile profile(String userId) {
    return tables
        .stores()
        .userProperties()
        .profiles(stage.team.project().orElseThrow().id(), List.of(userId))
        .getOrDefault(userId, UserProfile.NONE);
  }

  private static Secret secret(String digits) {
    return Secret.parse(KeyType.CLIENT.prefix() + digits.repeat(24)).orElseThrow();
  }
}
