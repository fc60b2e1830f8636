package dev.owlissues.shared.account.signin;

import static dev.owlissues.shared.account.signin.AccountStage.address;
import static dev.owlissues.shared.dynamo.Deaths.dies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What changes accounts may die at any of its calls: asked for again, it leaves the tables as it
 * would have undisturbed. Left out are random ids, times, and the codes themselves, of which a
 * second try needs another one.
 */
class AccountCrashTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  private final FaultyDynamo faulty = FaultyDynamo.over(TABLES.client());

  /** Something that a person does, and does again when it seems to have failed. */
  private interface Deeds {
    /** Brings the tables to where it begins. */
    void prepare(AccountStage stage);

    /** Does it. */
    void act(AccountStage stage);

    /** Does it again, whether it happened or not. */
    default void again(AccountStage stage) {
      act(stage);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void somebodyNewSignsUp(Fault fault) {
    everyCall(
        fault,
        5,
        new Deeds() {
          private String code = "";

          @Override
          public void prepare(AccountStage stage) {
            code = stage.code("ann");
          }

          @Override
          public void act(AccountStage stage) {
            stage.signIn.verify(address("ann"), code);
          }

          // The code may be used by now: a person who sees an error asks for another one.
          @Override
          public void again(AccountStage stage) {
            if (stage.signIn.verify(address("ann"), code) instanceof SignIn.Outcome.Wrong) {
              stage.signIn.verify(address("ann"), stage.code("ann"));
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void somebodyAcceptsAnInvitation(Fault fault) {
    everyCall(
        fault,
        3,
        new Deeds() {
          private String token = "";

          @Override
          public void prepare(AccountStage stage) {
            NewAccount ann = stage.joined("ann");
            stage.joined("bob");
            token = stage.invite(ann.team(), ann.user(), "bob", Role.OWNER);
          }

          @Override
          public void act(AccountStage stage) {
            stage.invitationService.accept(user(stage, "bob"), token);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aKeyIsRevoked(Fault fault) {
    everyCall(
        fault,
        2,
        new Deeds() {
          @Override
          public void prepare(AccountStage stage) {
            stage.joined("ann");
          }

          @Override
          public void act(AccountStage stage) {
            UUID team = team(stage, user(stage, "ann")).id();
            stage.keys.ofTeam(team).forEach(listed -> revoke(stage, listed.key()));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aTeamIsMade(Fault fault) {
    everyCall(
        fault,
        2,
        new Deeds() {
          @Override
          public void prepare(AccountStage stage) {
            stage.joined("ann");
          }

          @Override
          public void act(AccountStage stage) {
            User ann = user(stage, "ann");
            Team team =
                new Team(stage.accountFactory.id(), "Owls", "owls", stage.accountFactory.now());
            Member owner = Member.joining(team.id(), ann.id(), Role.OWNER, team.createdAt());
            var deed = Deed.create(new Resource("team", team.id().toString()));
            var _ =
                stage.teamCreation.create(
                    team,
                    owner,
                    stage.accountFactory.entries().of(team.id(), Actor.user(ann.id()), deed));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aMemberIsRemovedWithTheirKeys(Fault fault) {
    everyCall(
        fault,
        6,
        new Deeds() {
          @Override
          public void prepare(AccountStage stage) {
            NewAccount ann = stage.joined("ann");
            stage.member(ann.team(), ann.user(), "bob", Role.MEMBER);
            stage.signIn.agentKey(address("bob"), stage.code("bob"), Optional.of(ann.team().id()));
          }

          @Override
          public void act(AccountStage stage) {
            User ann = user(stage, "ann");
            UUID team = team(stage, ann).id();
            stage.memberService.remove(stage.owner(team, ann), user(stage, "bob").id(), false);
          }
        });
  }

  private void everyCall(Fault fault, int leastCalls, Deeds deeds) {
    AccountStage undisturbed = prepared(deeds);
    deeds.act(undisturbed);
    List<String> expected = contents();
    int call = 1;
    boolean died = true;
    while (died) {
      AccountStage stage = prepared(deeds);
      faulty.reset();
      faulty.dieAt(call, fault);
      died = dies(() -> deeds.act(stage));
      faulty.reset();

      deeds.again(stage);

      assertThat(contents())
          .as("after dying at call %d (%s)", call, fault)
          .containsExactlyElementsOf(expected);
      call++;
    }
    assertThat(call - 1).as("calls").isGreaterThanOrEqualTo(leastCalls);
  }

  private AccountStage prepared(Deeds deeds) {
    TABLES.clear();
    faulty.reset();
    AccountStage stage = new AccountStage(faulty.client(), TABLES.names());
    deeds.prepare(stage);
    return stage;
  }

  private static void revoke(AccountStage stage, ApiKey key) {
    var deed = Deed.delete(new Resource("api_key", key.id().toString()));
    var entry =
        stage
            .accountFactory
            .entries()
            .of(key.scope().teamId(), key.createdBy().orElseThrow(), deed);
    var _ = stage.keys.revoke(key, stage.accountFactory.now(), entry);
  }

  private static User user(AccountStage stage, String name) {
    UUID id = stage.users.idOf(address(name)).orElseThrow();
    return stage.users.find(id).orElseThrow().user();
  }

  /** The first team of somebody, which is their own. */
  private static Team team(AccountStage stage, User user) {
    UUID id = stage.users.find(user.id()).orElseThrow().memberships().getFirst().teamId();
    return stage.teams.team(id).orElseThrow();
  }

  /** Every item, without what may differ: ids, hashes, times, and everything about codes. */
  private static List<String> contents() {
    List<String> contents = new ArrayList<>();
    for (Table table : Tables.ALL) {
      TABLES
          .client()
          .scanPaginator(scan -> scan.tableName(TABLES.names().of(table)))
          .items()
          .stream()
          .filter(item -> !item.toString().matches("(?s).*pk=AttributeValue\\(S=(code|limit)#.*"))
          .map(item -> table.resource() + plain(new TreeMap<>(item)))
          .forEach(contents::add);
    }
    return contents.stream().sorted().toList();
  }

  private static String plain(Map<String, AttributeValue> item) {
    return item.toString()
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
        .replaceAll("[0-9a-f]{64}", "<hash>")
        .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "<time>")
        .replaceAll("N=[0-9]{10}", "<epoch>");
  }
}
