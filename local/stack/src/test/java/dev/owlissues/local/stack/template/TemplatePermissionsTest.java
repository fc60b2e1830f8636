package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.owlissues.local.aws.AuthorizedCalls;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Each function may do just what is listed here. A change of what a function does to a table
 * changes this list first.
 */
class TemplatePermissionsTest {
  private static final Template TEMPLATE = Template.load();
  private static final Map<String, String> GRANTS =
      Map.of(
          "IngestFunction",
          """
          EventsTable dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:BatchWriteItem
          KeysTable dynamodb:GetItem dynamodb:UpdateItem
          TeamsTable dynamodb:BatchGetItem
          UserPropertiesTable dynamodb:GetItem dynamodb:UpdateItem
          """,
          "ApiFunction",
          """
          EventsTable dynamodb:BatchGetItem dynamodb:Query
          IssuesTable dynamodb:GetItem dynamodb:BatchGetItem dynamodb:PutItem dynamodb:ConditionCheckItem
          IssuesTable/index/by-recency dynamodb:Query
          IssuesTable/index/by-status dynamodb:Query
          FingerprintsTable dynamodb:BatchGetItem dynamodb:UpdateItem
          FingerprintsTable/index/by-issue dynamodb:Query
          OccurrencesTable dynamodb:Query dynamodb:PutItem dynamodb:BatchWriteItem
          WorkTable dynamodb:GetItem dynamodb:BatchGetItem dynamodb:PutItem
          WorkTable dynamodb:UpdateItem dynamodb:DeleteItem
          DigestQueue sqs:SendMessage
          ScanQueue sqs:SendMessage
          CommentsTable dynamodb:GetItem dynamodb:Query dynamodb:PutItem dynamodb:UpdateItem
          CommentsTable dynamodb:DeleteItem
          TeamsTable dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query
          TeamsTable dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem
          TeamsTable dynamodb:ConditionCheckItem
          UsersTable dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query
          UsersTable dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem
          KeysTable dynamodb:GetItem dynamodb:BatchGetItem dynamodb:PutItem dynamodb:UpdateItem
          DigestsTable dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem
          DigestsTable dynamodb:UpdateItem dynamodb:DeleteItem
          ssm:parameter/owl-issues/STACK/unsubscribe-1 ssm:GetParameter ssm:PutParameter
          AppUsersTable dynamodb:Query
          UserPropertiesTable dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem
          AuditTable dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem
          AuditTable/index/by-resource dynamodb:Query
          JobsTable dynamodb:GetItem dynamodb:Query dynamodb:PutItem dynamodb:DeleteItem
          WorkTable dynamodb:Query
          LimitsTable dynamodb:UpdateItem
          ssm:parameter/owl-issues/STACK/login-codes ssm:GetParameter ssm:PutParameter
          ssm:parameter/owl-issues/STACK/signing-keys/* ssm:GetParameter ssm:PutParameter
          ses:identity/MailDomain ses:SendEmail ses:SendRawEmail
          ses:configuration-set/MailEvents ses:SendEmail ses:SendRawEmail
          """,
          "ScanPlannerFunction",
          """
          EventsTable dynamodb:Query
          WorkTable dynamodb:GetItem dynamodb:Query dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem
          JobsTable dynamodb:GetItem dynamodb:PutItem dynamodb:DeleteItem
          ScanQueue sqs:SendMessage
          """,
          "ScanWorkerFunction",
          """
          EventsTable dynamodb:Query
          IssuesTable dynamodb:GetItem dynamodb:BatchGetItem dynamodb:PutItem dynamodb:DeleteItem
          IssuesTable/index/by-recency dynamodb:Query
          FingerprintsTable dynamodb:BatchGetItem dynamodb:PutItem dynamodb:UpdateItem
          FingerprintsTable dynamodb:BatchWriteItem
          FingerprintsTable/index/by-issue dynamodb:Query
          OccurrencesTable dynamodb:Query dynamodb:PutItem dynamodb:BatchWriteItem
          CommentsTable dynamodb:GetItem dynamodb:Query dynamodb:PutItem dynamodb:DeleteItem
          CommentsTable dynamodb:BatchWriteItem
          AppUsersTable dynamodb:Query dynamodb:PutItem dynamodb:BatchWriteItem
          UserPropertiesTable dynamodb:BatchGetItem dynamodb:Query dynamodb:UpdateItem dynamodb:DeleteItem
          UserPropertiesTable dynamodb:BatchWriteItem
          TeamsTable dynamodb:GetItem dynamodb:BatchGetItem dynamodb:UpdateItem
          TeamsTable dynamodb:Query dynamodb:DeleteItem
          KeysTable dynamodb:BatchGetItem dynamodb:UpdateItem
          WorkTable dynamodb:GetItem dynamodb:Query dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem
          WorkTable dynamodb:BatchWriteItem
          JobsTable dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem
          AuditTable dynamodb:PutItem dynamodb:BatchWriteItem
          AuditTable/index/by-resource dynamodb:Query
          DigestsTable dynamodb:Query dynamodb:DeleteItem dynamodb:BatchWriteItem
          ScanQueue sqs:SendMessage
          FailedUnits sqs:SendMessage
          """,
          "DigestPlannerFunction",
          """
          TeamsTable dynamodb:Query
          TeamsTable/index/by-list dynamodb:Query
          IssuesTable/index/by-recency dynamodb:Query
          IssuesTable/index/by-status dynamodb:Query
          DigestsTable dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem
          JobsTable dynamodb:PutItem
          DigestQueue sqs:SendMessage
          """,
          "DigestSenderFunction",
          """
          TeamsTable dynamodb:GetItem dynamodb:Query
          UsersTable dynamodb:BatchGetItem
          IssuesTable dynamodb:BatchGetItem dynamodb:UpdateItem
          IssuesTable/index/by-status dynamodb:Query
          AuditTable dynamodb:PutItem
          DigestsTable dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query
          DigestsTable dynamodb:PutItem dynamodb:UpdateItem
          JobsTable dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem
          DigestQueue sqs:SendMessage
          ssm:parameter/owl-issues/STACK/unsubscribe-1 ssm:GetParameter ssm:PutParameter
          ses:identity/MailDomain ses:SendEmail ses:SendRawEmail
          ses:configuration-set/MailEvents ses:SendEmail ses:SendRawEmail
          """,
          "MailFeedbackFunction",
          """
          DigestsTable dynamodb:PutItem
          """);

  /** What DynamoDB asks of the key of a table in the caller's name. */
  private static final Set<String> KEY = Set.of("kms:Decrypt", "kms:GenerateDataKey");

  /** What no function may do, though calls for it exist: it reads whole tables. */
  private static final String SCAN = "dynamodb:Scan";

  @Test // (R-issue-4)
  void eachFunctionMayDoWhatIsListedAndNothingElse() {
    assertThat(TEMPLATE.functions().keySet()).containsExactlyInAnyOrderElementsOf(GRANTS.keySet());
    GRANTS.forEach((function, expected) ->
        assertThat(Grants.of(TEMPLATE, function)).as(function).isEqualTo(listed(expected)));
  }

  /** IAM takes misspelt ones without a word, and transactions have none of their own. */
  @Test
  void everyActionIsOneThatSomeCallNeedsAndNoneIsAPattern() {
    Set<String> needed = new TreeSet<>(AuthorizedCalls.actions());
    needed.addAll(KEY);
    needed.remove(SCAN);
    Set<String> actions = new TreeSet<>();
    TEMPLATE
        .functions()
        .keySet()
        .forEach(function ->
            Grants.statements(TEMPLATE, function)
                .flatMap(statement -> Template.list(statement.path("Action")).stream())
                .forEach(action -> actions.add(action.asText())));

    assertThat(actions).isNotEmpty().isSubsetOf(needed);
  }

  @Test
  void theKeyOfTheTablesIsGrantedOnlyWhereThereIsOne() {
    JsonNode expected =
        CloudFormationYaml.read(
            """
            !If
            - HasTableKey
            - Statement:
                - Sid: UseTableKey
                  Effect: Allow
                  Action: [kms:Decrypt, kms:GenerateDataKey]
                  Resource: !Ref TableKeyArn
            - !Ref AWS::NoValue
            """);

    assertThat(TEMPLATE.functions().values())
        .allSatisfy(function -> assertThat(function.at("/Policies/1")).isEqualTo(expected));
  }

  @Test
  void mailGoesOutFromTheStacksAddressAloneAndNothingElseIsConditional() {
    JsonNode fromTheStack =
        CloudFormationYaml.read("{StringEquals: {\"ses:FromAddress\": !Ref MailFrom}}");

    assertThat(
            TEMPLATE.functions().keySet().stream()
                .flatMap(function -> Grants.statements(TEMPLATE, function)))
        .allSatisfy(statement ->
            assertThat(statement.path("Condition"))
                .isEqualTo(
                    statement.path("Action").toString().contains("ses:Send")
                        ? fromTheStack
                        : MissingNode.getInstance()));
  }

  @Test
  void secretsLieWhereTheCodeIsToldThatTheyDo() {
    JsonNode path = CloudFormationYaml.read("!Sub /owl-issues/${AWS::StackName}");
    TEMPLATE
        .functions()
        .forEach((id, function) -> {
          JsonNode told = function.at("/Environment/Variables/OWL_SECRETS_PATH");
          Grants.of(TEMPLATE, id).stream()
              .filter(grant -> grant.startsWith("ssm:"))
              .forEach(grant -> {
                assertThat(told).as(id).isEqualTo(path);
                assertThat(grant).startsWith("ssm:parameter/owl-issues/STACK/");
              });
        });
  }

  @Test
  void noFunctionBringsARoleOrAPolicyFromElsewhere() {
    assertThat(TEMPLATE.functions().values())
        .allSatisfy(function -> {
          assertThat(function.has("Role")).isFalse();
          assertThat(function.path("Policies")).hasSize(2);
          assertThat(function.path("Policies").path(0).path("Statement").isArray()).isTrue();
        });
  }

  private static Set<String> listed(String grants) {
    Set<String> listed = new TreeSet<>();
    grants
        .lines()
        .map(line -> line.split(" ", -1))
        .forEach(words -> {
          for (int i = 1; i < words.length; i++) {
            listed.add(words[0] + " " + words[i]);
          }
        });
    return listed;
  }
}
