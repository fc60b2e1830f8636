package dev.owlissues.local.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.AwsEndpoint;
import org.junit.jupiter.api.Test;

/** Looks at the session that this very run is in, with or without a container engine. */
class LocalStackSessionTest {
  @Test
  void aRunHasAnAwsOrSaysWhyNot() {
    assertThat(AwsEndpoint.chosen().isPresent()).isNotEqualTo(AwsEndpoint.missing().isPresent());

    AwsEndpoint.missing().ifPresent(why -> assertThat(why).contains("no container engine"));
    AwsEndpoint.chosen().ifPresent(LocalStackSessionTest::allServicesAnswer);
  }

  private static void allServicesAnswer(AwsEndpoint aws) {
    assertThat(aws.dynamo().listTables().sdkHttpResponse().isSuccessful()).isTrue();
    assertThat(aws.sqs().listQueues().sdkHttpResponse().isSuccessful()).isTrue();
    assertThat(aws.ssm().describeParameters().sdkHttpResponse().isSuccessful()).isTrue();
  }
}
