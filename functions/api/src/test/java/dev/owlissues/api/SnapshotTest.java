package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MeteredDynamo;
import dev.owlissues.shared.dynamo.LocalTables;
import java.io.IOException;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Lambda calls around the snapshot that all processes of the function start from. */
class SnapshotTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

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
  void theFunctionGoesOnInEachProcess() throws IOException {
    var stage = new Stage(tables);
    stage.handler().beforeCheckpoint(Core.getGlobalContext());

    stage.handler().afterRestore(Core.getGlobalContext());
    stage.handler().afterRestore(Core.getGlobalContext());

    assertThat(stage.sample("whoami").status()).isEqualTo(200);
  }
}
