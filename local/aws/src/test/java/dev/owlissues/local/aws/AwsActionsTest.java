package dev.owlissues.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.local.aws.dynamo.LocalDynamo;
import dev.owlissues.local.aws.ses.LocalSes;
import dev.owlissues.local.aws.sqs.LocalQueues;
import dev.owlissues.local.aws.sqs.QueueSettings;
import dev.owlissues.local.aws.ssm.LocalParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class AwsActionsTest {
  private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS("a"));
  private static final String TABLE = "test-7-LettersTable";

  @TempDir Path folder;

  private final LocalDynamo dynamo = LocalDynamo.inMemory();
  private Path file;
  private AwsActions actions;
  private DynamoDbClient client;

  @BeforeEach
  void createTable() {
    file = folder.resolve("target").resolve("aws-actions.txt");
    actions = AwsActions.to(file);
    client = actions.dynamo("ApiFunction", dynamo.client());
    dynamo
        .client()
        .createTable(table ->
            table
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build()));
  }

  @AfterEach
  void close() {
    dynamo.close();
  }

  @Test
  void aCallIsWrittenDownOnceWithTheTablesLogicalId() throws IOException {
    client.putItem(put -> put.tableName(TABLE).item(KEY));
    client.putItem(put -> put.tableName(TABLE).item(KEY));
    client.getItem(get -> get.tableName(TABLE).key(KEY));

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "ApiFunction LettersTable dynamodb:PutItem",
            "ApiFunction LettersTable dynamodb:GetItem");
  }

  @Test
  void aTransactionNeedsTheActionsOfItsParts() throws IOException {
    var put = Put.builder().tableName(TABLE).item(KEY).build();
    var check =
        ConditionCheck.builder()
            .tableName(TABLE)
            .key(Map.of("pk", AttributeValue.fromS("b")))
            .conditionExpression("attribute_not_exists(pk)")
            .build();

    client.transactWriteItems(transaction ->
        transaction.transactItems(
            TransactWriteItem.builder().put(put).build(),
            TransactWriteItem.builder().conditionCheck(check).build()));

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "ApiFunction LettersTable dynamodb:PutItem",
            "ApiFunction LettersTable dynamodb:ConditionCheckItem");
  }

  @Test
  void anIndexIsAResourceOfItsOwn() throws IOException {
    assertThatThrownBy(() ->
            client.query(query ->
                query
                    .tableName(TABLE)
                    .indexName("by-age")
                    .keyConditionExpression("age = :age")
                    .expressionAttributeValues(Map.of(":age", AttributeValue.fromS("1")))))
        .hasMessageContaining("index");

    assertThat(Files.readAllLines(file))
        .containsExactly("ApiFunction LettersTable/index/by-age dynamodb:Query");
  }

  @Test
  void messagesInABatchNeedTheSameActionAsOneAlone() throws IOException {
    var queues = new LocalQueues(new MovableClock());
    String url = queues.create("q", QueueSettings.visibleAfter(Duration.ofSeconds(30)));
    var sqs = actions.sqs("ScanWorkerFunction", "ScanQueue", queues.client());

    sqs.sendMessage(message -> message.queueUrl(url).messageBody("1"));
    sqs.sendMessageBatch(batch ->
        batch
            .queueUrl(url)
            .entries(SendMessageBatchRequestEntry.builder().id("1").messageBody("2").build()));

    assertThat(Files.readAllLines(file))
        .containsExactly("ScanWorkerFunction ScanQueue sqs:SendMessage");
    assertThat(queues.counts(url).visible()).isEqualTo(2);
  }

  @Test
  void aParameterIsAResourceByItsName() throws IOException {
    var ssm = actions.ssm("ApiFunction", LocalParameters.inMemory().client());

    ssm.putParameter(put -> put.name("/owl/STACK/codes").value("1"));
    ssm.getParameter(get -> get.name("/owl/STACK/codes").withDecryption(true));

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "ApiFunction ssm:parameter/owl/STACK/codes ssm:PutParameter",
            "ApiFunction ssm:parameter/owl/STACK/codes ssm:GetParameter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owl@example.com", "Owl Issues <owl@example.com>"})
  void aRawMailNeedsBothActionsOnItsSendersDomainAndItsConfigurationSet(String from)
      throws IOException {
    try (var local = new LocalSes(new MovableClock());
        var client = local.client()) {
      actions
          .ses("ApiFunction", client)
          .sendEmail(mail ->
              mail.fromEmailAddress(from)
                  .configurationSetName("MailEvents")
                  .destination(to -> to.toAddresses("ann@example.com"))
                  .content(content ->
                      content.raw(raw ->
                          raw.data(SdkBytes.fromUtf8String("Subject: Owls\r\n\r\nHello\r\n")))));
    }

    assertThat(Files.readAllLines(file))
        .containsExactlyInAnyOrder(
            "ApiFunction ses:identity/example.com ses:SendEmail",
            "ApiFunction ses:identity/example.com ses:SendRawEmail",
            "ApiFunction ses:configuration-set/MailEvents ses:SendEmail",
            "ApiFunction ses:configuration-set/MailEvents ses:SendRawEmail");
  }

  @Test
  void aNewRunBeginsWithNothing() throws IOException {
    actions.used("ApiFunction", "LettersTable", "dynamodb:GetItem");

    AwsActions.to(file).used("ApiFunction", "LettersTable", "dynamodb:Query");

    assertThat(Files.readAllLines(file)).containsExactly("ApiFunction LettersTable dynamodb:Query");
  }
}
