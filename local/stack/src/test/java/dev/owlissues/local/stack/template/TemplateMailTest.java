package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What SES says of mails gets to the feedback function, and nobody else can make it believe that an
 * address bounced: who could would stop anybody's mail.
 */
class TemplateMailTest {
  private static final Template TEMPLATE = Template.load();
  private static final JsonNode TOPIC = CloudFormationYaml.read("!Ref MailFeedbackTopic");
  private static final JsonNode EVENTS = CloudFormationYaml.read("!Ref MailEvents");

  @Test
  void onlySesOfThisAccountAndForThisSetOfMailsMayPublishFeedback() {
    JsonNode expected =
        CloudFormationYaml.read(
            """
            - Sid: LetThisAccountsMailsIn
              Effect: Allow
              Principal: {Service: ses.amazonaws.com}
              Action: sns:Publish
              Resource: !Ref MailFeedbackTopic
              Condition:
                StringEquals:
                  "aws:SourceAccount": !Ref AWS::AccountId
                  "aws:SourceArn": !Sub arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:configuration-set/${MailEvents}
            """);

    JsonNode policy = TEMPLATE.properties("MailFeedbackTopicPolicy");

    assertThat(policy.at("/PolicyDocument/Statement")).isEqualTo(expected);
    assertThat(Template.list(policy.path("Topics"))).containsExactly(TOPIC);
    assertThat(TEMPLATE.resources("AWS::SNS::TopicPolicy"))
        .containsOnlyKeys("MailFeedbackTopicPolicy");
    assertThat(TEMPLATE.resources("AWS::SNS::TopicInlinePolicy")).isEmpty();
  }

  @Test
  void bouncesComplaintsRejectsAndDelaysGoToTheTopic() {
    JsonNode destination = TEMPLATE.properties("MailEventsDestination");

    assertThat(destination.path("ConfigurationSetName")).isEqualTo(EVENTS);
    JsonNode events = destination.path("EventDestination");
    assertThat(events.path("Enabled").asBoolean()).isTrue();
    assertThat(texts(events.path("MatchingEventTypes")))
        .isEqualTo(Set.of("BOUNCE", "COMPLAINT", "REJECT", "DELIVERY_DELAY"));
    assertThat(events.at("/SnsDestination/TopicARN")).isEqualTo(TOPIC);
    // SES checks at once whether it may publish.
    assertThat(TEMPLATE.resource("MailEventsDestination").path("DependsOn").asText())
        .isEqualTo("MailFeedbackTopicPolicy");
  }

  @Test
  void theFeedbackFunctionHearsTheTopicAndNothingElse() {
    JsonNode events = TEMPLATE.function("MailFeedbackFunction").path("Events");

    assertThat(events).hasSize(1);
    JsonNode event = events.iterator().next();
    assertThat(event.path("Type").asText()).isEqualTo("SNS");
    assertThat(event.at("/Properties/Topic")).isEqualTo(TOPIC);
    assertThat(TEMPLATE.resources("AWS::SNS::Subscription")).isEmpty();
  }

  @Test
  void mailsAreEncryptedOnTheirWayMeasuredAndNeverSentToAddressesThatCameBack() {
    JsonNode set = TEMPLATE.properties("MailEvents");

    assertThat(set.at("/DeliveryOptions/TlsPolicy").asText()).isEqualTo("REQUIRE");
    assertThat(set.at("/ReputationOptions/ReputationMetricsEnabled").asBoolean()).isTrue();
    assertThat(texts(set.at("/SuppressionOptions/SuppressedReasons")))
        .isEqualTo(Set.of("BOUNCE", "COMPLAINT"));
  }

  @Test
  void theDomainIsSignedForWithALongKeyAndItsMailsBelongToTheSet() {
    JsonNode identity = TEMPLATE.properties("MailIdentity");

    // A stack without mail can be made too.
    assertThat(TEMPLATE.resource("MailIdentity").path("Condition").asText()).isEqualTo("HasMail");
    assertThat(identity.path("EmailIdentity"))
        .isEqualTo(CloudFormationYaml.read("!Ref MailDomain"));
    assertThat(identity.at("/DkimSigningAttributes/NextSigningKeyLength").asText())
        .isEqualTo("RSA_2048_BIT");
    assertThat(identity.at("/ConfigurationSetAttributes/ConfigurationSetName")).isEqualTo(EVENTS);
    // They would go to an address that needs no mailbox.
    assertThat(identity.at("/FeedbackAttributes/EmailForwardingEnabled").asBoolean(true)).isFalse();
  }

  private static Set<String> texts(JsonNode list) {
    return Template.list(list).stream().map(JsonNode::asText).collect(Collectors.toSet());
  }
}
