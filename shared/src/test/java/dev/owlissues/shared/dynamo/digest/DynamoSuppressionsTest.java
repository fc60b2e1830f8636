package dev.owlissues.shared.dynamo.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.mail.Suppression;
import dev.owlissues.shared.mail.Suppression.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoSuppressionsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:35:00Z");
  private static final Suppression BOUNCED = new Suppression(Cause.BOUNCE, NOW);
  private static final Suppression COMPLAINED =
      new Suppression(Cause.COMPLAINT, NOW.plusSeconds(60));

  @RegisterExtension final LocalTables tables = new LocalTables();

  private DynamoSuppressions suppressions() {
    return tables.stores().suppressions();
  }

  @Test
  void aSuppressedAddressIsKnownHoweverItIsWritten() {
    suppressions().suppress("Ada@Example.com", BOUNCED);

    assertThat(suppressions().of("ada@example.com")).contains(BOUNCED);
    assertThat(suppressions().of("bob@example.com")).isEmpty();
  }

  @Test
  void manyAreAskedForAtOnceAndAnsweredAsTheyWereAskedFor() {
    suppressions().suppress("ada@example.com", BOUNCED);
    suppressions().suppress("cid@example.com", COMPLAINED);

    assertThat(
            suppressions()
                .of(
                    List.of(
                        "ADA@example.com",
                        "ada@example.com",
                        "bob@example.com",
                        "cid@example.com")))
        .isEqualTo(
            Map.of(
                "ADA@example.com", BOUNCED,
                "ada@example.com", BOUNCED,
                "cid@example.com", COMPLAINED));
    assertThat(suppressions().of(List.of())).isEmpty();
  }

  @Test
  void theFirstCauseStaysUntilTheSuppressionIsLifted() {
    suppressions().suppress("ada@example.com", BOUNCED);
    suppressions().suppress("ada@example.com", COMPLAINED);
    assertThat(suppressions().of("ada@example.com")).contains(BOUNCED);

    suppressions().lift("ADA@example.com");
    suppressions().lift("ADA@example.com");
    assertThat(suppressions().of("ada@example.com")).isEmpty();

    suppressions().suppress("ada@example.com", COMPLAINED);
    assertThat(suppressions().of("ada@example.com")).contains(COMPLAINED);
  }

  @Test
  void noAddressLiesInTheTable() {
    suppressions().suppress("ada@example.com", BOUNCED);

    var items = tables.client().scan(r -> r.tableName(tables.names().of(Tables.DIGESTS))).items();

    assertThat(items.toString()).doesNotContain("ada");
  }
}
