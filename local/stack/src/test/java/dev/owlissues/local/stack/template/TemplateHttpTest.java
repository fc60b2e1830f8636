package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ingest has its own path, everything else is the API's, and nothing else stands between. */
class TemplateHttpTest {
  private static final Template TEMPLATE = Template.load();

  /**
   * How many requests at once an account may have, by region:
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
   */
  private static final int BURST = 5_000;

  private static final int BURST_OF_SMALL_REGIONS = 1_250;

  private static final String HTTP_API = "AWS::Serverless::HttpApi";

  @Test
  void eventsGoToIngestAndEverythingElseToTheApi() {
    var routes = new TreeMap<String, String>();
    TEMPLATE
        .functions()
        .forEach((id, function) ->
            function
                .path("Events")
                .valueStream()
                .filter(event -> event.path("Type").asText().equals("HttpApi"))
                .map(event -> event.path("Properties"))
                .forEach(event -> routes.put(route(event), id)));

    assertThat(routes)
        .containsOnly(
            Map.entry("POST /v1/ingest", "IngestFunction"),
            Map.entry("OPTIONS /v1/ingest", "IngestFunction"),
            Map.entry("POST /v1/import", "IngestFunction"),
            Map.entry("POST /v1/identity/properties", "IngestFunction"),
            Map.entry("OPTIONS /v1/identity/properties", "IngestFunction"),
            Map.entry("POST /v1/identity/claim", "IngestFunction"),
            Map.entry("OPTIONS /v1/identity/claim", "IngestFunction"),
            Map.entry("$default", "ApiFunction"));
  }

  @Test
  void thereIsOneApiServedAtTheRootAndItsRoutesAreWrittenBySamWhichCallsTheAliases() {
    assertThat(TEMPLATE.resources(HTTP_API)).containsOnlyKeys("Http");
    assertThat(TEMPLATE.properties("Http").has("StageName")).isFalse();
    assertThat(TEMPLATE.properties("Http").has("DefinitionBody")).isFalse();
    assertThat(TEMPLATE.properties("Http").has("DefinitionUri")).isFalse();
  }

  @Test
  void callersAreAuthenticatedAndCrossOriginCallsAnsweredInTheFunctions() {
    assertThat(TEMPLATE.properties("Http").has("Auth")).isFalse();
    assertThat(TEMPLATE.properties("Http").has("CorsConfiguration")).isFalse();
    // What stands there would hold for every API and every event.
    assertThat(TEMPLATE.root().path("Globals").fieldNames())
        .toIterable()
        .containsExactly("Function");
  }

  @Test
  void theAccessLogNamesNeitherPathNorQueryNorHeader() {
    JsonNode log = TEMPLATE.properties("Http").path("AccessLogSettings");
    Set<String> logged = new TreeSet<>();
    CloudFormationYaml.read(log.path("Format").asText())
        .valueStream()
        .forEach(value -> logged.add(value.asText()));

    assertThat(logged)
        .containsExactlyInAnyOrder(
            "$context.requestId",
            "$context.routeKey",
            "$context.status",
            "$context.responseLatency",
            "$context.integrationErrorMessage");
    assertThat(Template.target(log.path("DestinationArn"))).isEqualTo("HttpAccessLogs");
  }

  @Test // (R-http-18)
  void theWholeApiHasARateLimitAndABurstThatEveryRegionHas() {
    JsonNode settings = TEMPLATE.properties("Http").path("DefaultRouteSettings");

    assertThat(settings.path("DetailedMetricsEnabled").asBoolean()).isTrue();
    assertThat(settings.at("/ThrottlingRateLimit/Ref").asText()).isEqualTo("RequestsPerSecond");
    assertThat(settings.path("ThrottlingBurstLimit"))
        .isEqualTo(CloudFormationYaml.read("!Ref RequestsPerSecond"));
    JsonNode rate = TEMPLATE.root().at("/Parameters/RequestsPerSecond");
    assertThat(rate.path("Default").asInt()).isLessThanOrEqualTo(BURST_OF_SMALL_REGIONS);
    assertThat(rate.path("AllowedValues"))
        .allSatisfy(value -> assertThat(value.asInt()).isLessThanOrEqualTo(BURST));
  }

  @Test
  void whereADomainIsUsedTheOtherAddressIsClosed() {
    assertThat(TEMPLATE.properties("Http").path("DisableExecuteApiEndpoint"))
        .isEqualTo(CloudFormationYaml.read("!If [HasDomain, true, false]"));
    assertThat(TEMPLATE.resource("HttpDomain").path("Condition").asText()).isEqualTo("HasDomain");
    assertThat(TEMPLATE.properties("HttpDomain"))
        .isEqualTo(
            CloudFormationYaml.read(
                """
                DomainName: !Ref DomainName
                DomainNameConfigurations:
                  - CertificateArn: !Ref CertificateArn
                    EndpointType: REGIONAL
                    SecurityPolicy: TLS_1_2
                """));
  }

  private static String route(JsonNode event) {
    assertThat(event.at("/ApiId/Ref").asText()).isEqualTo("Http");
    assertThat(event.has("Auth")).isFalse();
    return event.has("Path")
        ? event.path("Method").asText() + " " + event.path("Path").asText()
        : "$default";
  }
}
