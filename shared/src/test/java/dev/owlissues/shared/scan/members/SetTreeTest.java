package dev.owlissues.shared.scan.members;

import static dev.owlissues.shared.dynamo.Deaths.dies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.scan.page.MemberHasher;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The sets of a merged issue are removed as a whole, whatever happens on the way. */
class SetTreeTest {
  private static final UUID ISSUE = new UUID(7, 7);

  /** So many pages of a few sessions fill the root, whose log no single request removes. */
  private static final int PAGES = 120;

  @RegisterExtension final LocalTables tables = new LocalTables();

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER", "UNPROCESSED"})
  void nothingIsLeftWhereRemovingWasCutShortAndDoneAgain(Fault fault) {
    boolean died = true;
    for (int call = 1; died; call++) {
      tables.clear();
      fill();
      var faulty = FaultyDynamo.over(tables.client());
      faulty.dieAt(call, fault);
      died = dies(() -> tree(faulty.client()).remove(ISSUE));
      tree(tables.client()).remove(ISSUE);

      assertThat(stored()).as("died at call %d", call).isZero();
    }
  }

  private void fill() {
    var sets = new MemberSets(tables.stores().buckets(), 1);
    for (int page = 1; page <= PAGES; page++) {
      sets.add(
          new MemberSets.Adder(ISSUE, "a#0", page),
          new MemberHasher().members(Set.of("s" + page, "t" + page), Set.of("u" + page)),
          false);
    }
  }

  private SetTree tree(DynamoDbClient client) {
    return new SetTree(LocalStores.in(client, tables.names()).buckets(), 1);
  }

  private int stored() {
    return tables
        .client()
        .scan(r -> r.tableName(tables.names().of(Tables.OCCURRENCES)).consistentRead(true))
        .count();
  }
}
