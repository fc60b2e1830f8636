package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.shared.account.signin.SignUpRule;
import dev.owlissues.shared.base.id.FrozenRandom;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Lambda calls around the snapshot that all processes of the function start from. */
class SnapshotTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  /** Of another process: what repeats is then taken, not refused. */
  @RegisterExtension final LocalTables others = new LocalTables();

  @Test
  void theHookReadsKeysAndNothingElse() throws IOException {
    var metered = MeteredDynamo.over(tables.client());
    var stage = new Stage(tables, metered.client());
    metered.reset();

    stage.handler().beforeCheckpoint(Core.getGlobalContext());

    assertThat(metered.usage().requests()).containsOnlyKeys("GetItem");
    assertThat(metered.usage().writeUnits()).isZero();
  }

  @Test
  void noProcessWaitsForAClientToBeMade() throws IOException {
    var made = new ArrayList<String>();
    var warmup = new Warmup(() -> made.add("clients"));

    warmup.prepare((event, answer) -> made.add("request"));

    assertThat(made).contains("request").startsWith("clients").containsOnlyOnce("clients");
  }

  @Test
  void theFunctionGoesOnInEachProcess() throws IOException {
    var stage = new Stage(tables);
    stage.handler().beforeCheckpoint(Core.getGlobalContext());

    stage.handler().afterRestore(Core.getGlobalContext());

    assertThat(stage.sample("whoami").status()).isEqualTo(200);
  }

  @Test
  void twoProcessesOfOneSnapshotDrawNothingAlike() throws IOException {
    var snapshot = snapshot();
    var first = new AccountsStage(tables, new SignUpRule.Open(), snapshot.thaw());
    var second = new AccountsStage(others, new SignUpRule.Open(), snapshot.thaw());

    first.handler().afterRestore(Core.getGlobalContext());
    second.handler().afterRestore(Core.getGlobalContext());

    Drawn ofFirst = drawnBy(first);
    Drawn ofSecond = drawnBy(second);
    assertThat(ofFirst.codes()).isNotEqualTo(ofSecond.codes());
    assertThat(ofFirst.others()).doesNotHaveDuplicates();
    assertThat(ofFirst.others()).doesNotContainAnyElementsOf(ofSecond.others());
  }

  /**
   * Shows that the test above can fail: time and people are the same, and so is all that follows.
   */
  @Test
  void withoutTheHookTheyWould() throws IOException {
    var snapshot = snapshot();
    var first = new AccountsStage(tables, new SignUpRule.Open(), snapshot.thaw());
    var second = new AccountsStage(others, new SignUpRule.Open(), snapshot.thaw());

    assertThat(drawnBy(first)).isEqualTo(drawnBy(second));
  }

  private FrozenRandom snapshot() throws IOException {
    SecureRandom random = FrozenRandom.source();
    new AccountsStage(tables, new SignUpRule.Open(), random)
        .handler()
        .beforeCheckpoint(Core.getGlobalContext());
    return FrozenRandom.of(random);
  }

  /**
   * What a process drew.
   *
   * @param codes to sign in with; one alone is short enough to repeat by chance
   * @param others ids, tokens and secrets
   */
  private record Drawn(List<String> codes, List<String> others) {}

  private static Drawn drawnBy(AccountsStage stage) {
    var codes = new ArrayList<String>();
    for (String name : List.of("bob", "carol", "dave", "eve")) {
      codes.add(stage.code(name));
    }
    AccountsStage.Person ann = stage.join("ann");
    var others = new ArrayList<>(List.of(ann.id(), ann.teamId(), ann.token()));
    others.add(stage.invite(ann, "fay", "member"));
    var project =
        stage.as(
            ann,
            "POST",
            "/v1/projects",
            "{\"team_id\": \"%s\", \"name\": \"Shop\", \"slug\": \"shop\"}"
                .formatted(ann.teamId()));
    others.add(text(project, "/id"));
    var app =
        stage.as(
            ann,
            "POST",
            "/v1/apps",
            "{\"project_id\": \"%s\", \"name\": \"Server\", \"platform\": \"backend\"}"
                .formatted(text(project, "/id")));
    others.addAll(List.of(text(app, "/id"), text(app, "/client_secret")));
    var key =
        stage.as(
            ann,
            "POST",
            "/v1/auth/keys",
            "{\"team_id\": \"%s\", \"name\": \"CI\", \"key_type\": \"agent\"}"
                .formatted(ann.teamId()));
    others.addAll(List.of(text(key, "/api_key/id"), text(key, "/api_key/secret")));
    return new Drawn(List.copyOf(codes), List.copyOf(others));
  }

  private static String text(Answer answer, String pointer) {
    assertThat(answer.text(pointer)).as("%s of %s", pointer, answer).isNotEmpty();
    return answer.text(pointer);
  }
}
