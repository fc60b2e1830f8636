package dev.owlissues.shared.dynamo.table;

import dev.owlissues.local.aws.AwsActions;
import dev.owlissues.local.aws.AwsEndpoint;
import dev.owlissues.local.aws.dynamo.LocalDynamo;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.aws.AwsOfRun;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.account.DynamoTeamCreation;
import dev.owlissues.shared.dynamo.item.Transaction;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Gives tests empty tables on a DynamoDB Local that the process shares (or on the AWS that {@link
 * AwsEndpoint} names): a test's own when the extension is an instance field, those of the class
 * when it is static.
 *
 * <pre>{@code @RegisterExtension final LocalTables tables = new LocalTables();}</pre>
 *
 * Tests may run side by side, in one process or in several: each set of tables has names that no
 * other has that is in use, and each process has a database and a record of actions of its own.
 */
public final class LocalTables
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  /** Which of the processes this is that run the module's tests side by side. */
  private static final int PROCESS = Integer.getInteger("owl.test.fork", 1);

  private static final TableSets SETS = new TableSets(PROCESS * 100_000L);

  private final TableNames names = SETS.take();
  private boolean ofClass;
  private boolean open;

  /** Started by the first test that needs it; it ends with the process. */
  private static final class Shared {
    static final DynamoDbClient CLIENT =
        AwsOfRun.pick(AwsEndpoint::dynamo, () -> LocalDynamo.inMemory().client());
    static final AwsActions ACTIONS =
        AwsActions.to(Path.of("target", "aws-actions-%d.txt".formatted(PROCESS)));
  }

  /** The client, working on all tables of the process. */
  public DynamoDbClient client() {
    return Shared.CLIENT;
  }

  /**
   * The same client in the hands of a function: what it is used for is held against the function's
   * policy in the template. Give it to the function's wiring, and to nothing that sets up a test.
   *
   * @param function the function's logical id in {@code template.yaml}
   */
  public DynamoDbClient clientOf(String function) {
    return Shared.ACTIONS.dynamo(function, Shared.CLIENT);
  }

  /** What the functions use besides tables is written down here. */
  public static AwsActions actions() {
    return Shared.ACTIONS;
  }

  /** The names of these tables. */
  public TableNames names() {
    return names;
  }

  /** The stores in these tables. */
  public DynamoStores stores() {
    return LocalStores.in(client(), names);
  }

  /** Stores a team with its owner, who may be nobody otherwise, and says nothing in its log. */
  public void create(Team team, UUID ownerId) {
    var ids = new RandomIds(InstantSource.system(), new SecureRandom());
    var transaction = new Transaction(client(), new Backoff(InstantSource.system(), _ -> {}, ids));
    Member owner = Member.joining(team.id(), ownerId, Role.OWNER, team.createdAt());
    DynamoTeamCreation.create(
            transaction, names.of(Tables.TEAMS), names.of(Tables.USERS), team, owner)
        .commit();
  }

  /** Empties the tables, which is quicker than a set of their own for each of many cases. */
  public void clear() {
    TableSets.empty(client(), names);
  }

  // JUnit calls it for static fields only.
  @Override
  public void beforeAll(ExtensionContext testClass) {
    ofClass = true;
    AwsOfRun.skipWithoutAny();
    open();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    if (!ofClass) {
      AwsOfRun.skipWithoutAny();
      open();
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (!ofClass) {
      giveBack();
    }
  }

  @Override
  public void afterAll(ExtensionContext testClass) {
    giveBack();
  }

  private void open() {
    TableSets.open(client(), names);
    open = true;
  }

  private void giveBack() {
    if (!open) {
      return;
    }
    open = false;
    if (AwsEndpoint.chosen().isPresent()) {
      TableSets.drop(client(), names);
    } else {
      SETS.giveBack(names);
    }
  }
}
