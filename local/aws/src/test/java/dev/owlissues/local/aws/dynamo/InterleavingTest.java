package dev.owlissues.local.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class InterleavingTest {
  private static final LocalDynamo DYNAMO = LocalDynamo.inMemory();

  @AfterAll
  static void stop() {
    DYNAMO.close();
  }

  @Test
  void aSeedRepeatsItsOrder() {
    assertThat(order(7)).isEqualTo(order(7)).hasSize(9);
  }

  @Test
  void seedsDifferInTheirOrders() {
    Set<List<String>> orders = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      orders.add(order(seed));
    }

    assertThat(orders).hasSizeGreaterThan(5);
  }

  @Test
  void aFailureOfAnActorIsReportedWithItsName() {
    var interleaving = new Interleaving(DYNAMO.client(), 1);
    interleaving.add(
        "clumsy",
        client -> {
          client.listTables();
          throw new IllegalArgumentException("dropped it");
        });
    interleaving.add("careful", client -> call(client));

    assertThatThrownBy(interleaving::run)
        .hasMessageContaining("clumsy")
        .hasRootCauseMessage("dropped it");
  }

  private static List<String> order(long seed) {
    List<String> order = new ArrayList<>();
    var interleaving = new Interleaving(DYNAMO.client(), seed);
    for (String name : List.of("a", "b", "c")) {
      interleaving.add(
          name,
          client -> {
            for (int step = 0; step < 3; step++) {
              call(client);
              order.add(name + step);
            }
          });
    }
    interleaving.run();
    return order;
  }

  private static void call(DynamoDbClient client) {
    assertThatThrownBy(() -> client.getItem(r -> r.tableName("none").key(Map.of())))
        .isInstanceOf(RuntimeException.class);
  }
}
