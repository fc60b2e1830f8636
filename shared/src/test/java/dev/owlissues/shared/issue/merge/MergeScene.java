package dev.owlissues.shared.issue.merge;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What many cases of a test begin with: prepared once, and then only brought back. */
public final class MergeScene {
  private final LocalTables tables;
  private final Consumer<MergeStage> preparation;
  private Optional<Prepared> prepared = Optional.empty();

  private record Prepared(TableSnapshot tables, Instant now) {}

  /** A scene that the preparation makes of empty tables. */
  public MergeScene(LocalTables tables, Consumer<MergeStage> preparation) {
    this.tables = tables;
    this.preparation = preparation;
  }

  /** The scene, with merges and purges that speak to the tables through that client. */
  public MergeStage open(DynamoDbClient merging) {
    Prepared scene = prepared.orElseGet(this::prepare);
    prepared = Optional.of(scene);
    scene.tables.restore();
    var stage = new MergeStage(tables, merging, MergeService.IN_REQUEST);
    stage.clock.advance(Duration.between(stage.clock.instant(), scene.now));
    return stage;
  }

  private Prepared prepare() {
    var stage = new MergeStage(tables);
    preparation.accept(stage);
    return new Prepared(TableSnapshot.of(tables.client(), tables.names()), stage.clock.instant());
  }
}
