package dev.owlissues.local.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * An AWS that somebody else implements, reached over HTTP on this machine: moto or LocalStack.
 * Tests use it in place of the in-process parts when the system property {@code owl.aws.endpoint}
 * names its address.
 *
 * @param address the one address of all its services
 */
public record AwsEndpoint(URI address) {
  private static final String PROPERTY = "owl.aws.endpoint";
  private static final String SKIPPED = "owl.aws.skipped";
  private static final Region REGION = Region.EU_CENTRAL_1;

  /** The one that this run of the tests was told to use; usually none. */
  public static Optional<AwsEndpoint> chosen() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .filter(address -> !address.isBlank())
        .map(address -> new AwsEndpoint(URI.create(address)));
  }

  /** Why there is none although this run was to use one; empty in most runs. */
  public static Optional<String> missing() {
    return Optional.ofNullable(System.getProperty(SKIPPED));
  }

  /** From now on, this run of the tests uses it. */
  public void choose() {
    System.setProperty(PROPERTY, address.toString());
  }

  /** From now on, this run of the tests skips what needs one. */
  public static void miss(String why) {
    System.setProperty(SKIPPED, why);
  }

  /** A new client of its DynamoDB. */
  public DynamoDbClient dynamo() {
    return point(DynamoDbClient.builder())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** A new client of its SQS. */
  public SqsClient sqs() {
    return point(SqsClient.builder()).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  /** A new client of its SSM. */
  public SsmClient ssm() {
    return point(SsmClient.builder()).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  /** Points any other client's builder at it, with credentials that mean nothing. */
  public <B extends AwsClientBuilder<B, ?>> B point(B builder) {
    return builder
        .endpointOverride(address)
        .region(REGION)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }
}
