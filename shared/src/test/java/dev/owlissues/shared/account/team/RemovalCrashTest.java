package dev.owlissues.shared.account.team;

import static dev.owlissues.shared.dynamo.Deaths.dies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A removal that dies at any of its calls, and is asked for again, leaves what an undisturbed one
 * leaves.
 */
class RemovalCrashTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  /** A team with two projects, and what is removed of it. */
  private record Scene(RemovalStage stage, Project project, App app) {}

  @ParameterizedTest // (R-removal-4)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void theRemovalOfAProjectMayDieAtAnyCall(Fault fault) {
    int calls = dyingAtEach(fault, scene -> scene.stage().removeProject(scene.project()));

    assertThat(calls).as("calls of a removal").isGreaterThanOrEqualTo(9);
  }

  @ParameterizedTest // (R-removal-4)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void theRemovalOfAnAppMayDieAtAnyCall(Fault fault) {
    int calls = dyingAtEach(fault, scene -> scene.stage().removeApp(scene.app()));

    assertThat(calls).as("calls of a removal").isGreaterThanOrEqualTo(5);
  }

  /** Dies at each call in turn and compares; returns how many calls there are. */
  private static int dyingAtEach(Fault fault, Consumer<Scene> removing) {
    Scene whole = prepared(FaultyDynamo.over(TABLES.client()));
    removing.accept(whole);
    Set<String> undisturbed = whole.stage().everything();
    for (int call = 1; ; call++) {
      var faulty = FaultyDynamo.over(TABLES.client());
      Scene scene = prepared(faulty);
      faulty.dieAt(call, fault);
      boolean died = dies(() -> removing.accept(scene));
      faulty.reset();
      if (!died) {
        return call - 1;
      }

      removing.accept(scene);

      assertThat(scene.stage().everything())
          .as("after dying at call %d (%s)", call, fault)
          .isEqualTo(undisturbed);
    }
  }

  private static Scene prepared(FaultyDynamo faulty) {
    TABLES.clear();
    var stage = new RemovalStage(TABLES, faulty.client());
    Project shop = stage.project("shop");
    App web = stage.app(shop, 1);
    stage.app(shop, 2);
    stage.app(stage.project("other"), 3);
    return new Scene(stage, shop, web);
  }
}
