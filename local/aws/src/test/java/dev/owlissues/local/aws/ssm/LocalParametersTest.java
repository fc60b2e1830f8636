package dev.owlissues.local.aws.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;

class LocalParametersTest {
  @Test
  void aParameterIsFoundUnderItsName() {
    SsmClient client = LocalParameters.inMemory().client();

    client.putParameter(r -> r.name("/a/b").value("secret"));

    assertThat(value(client, "/a/b")).isEqualTo("secret");
  }

  @Test
  void anAbsentParameterIsSaidToBeAbsent() {
    SsmClient client = LocalParameters.inMemory().client();

    assertThatThrownBy(() -> value(client, "/a")).isInstanceOf(ParameterNotFoundException.class);
  }

  @Test
  void whatIsThereStaysUnlessItMayBeOverwritten() {
    SsmClient client = LocalParameters.inMemory().client();
    client.putParameter(r -> r.name("/a").value("first"));

    assertThatThrownBy(() -> client.putParameter(r -> r.name("/a").value("second")))
        .isInstanceOf(ParameterAlreadyExistsException.class);
    assertThat(value(client, "/a")).isEqualTo("first");
    client.putParameter(r -> r.name("/a").value("third").overwrite(true));
    assertThat(value(client, "/a")).isEqualTo("third");
  }

  @Test
  void eachChangeIsHandedOverToBeKept() {
    Map<String, String> kept = new HashMap<>();
    SsmClient client = new LocalParameters(Map.of("/a", "1"), kept::putAll).client();

    client.putParameter(r -> r.name("/b").value("2"));

    assertThat(kept).containsOnly(Map.entry("/a", "1"), Map.entry("/b", "2"));
    assertThat(value(client, "/a")).isEqualTo("1");
  }

  @Test
  void namesAndValuesThatAwsRefusesAreRefused() {
    SsmClient client = LocalParameters.inMemory().client();

    assertThatThrownBy(() -> client.putParameter(r -> r.name("/a//b").value("x")))
        .isInstanceOf(SsmException.class);
    assertThatThrownBy(() -> client.putParameter(r -> r.name("/a").value("")))
        .isInstanceOf(SsmException.class);
    assertThatThrownBy(() -> client.putParameter(r -> r.name("/a").value("x".repeat(4097))))
        .isInstanceOf(SsmException.class);
  }

  @Test
  void aSecureStringIsReadWithDecryptionOnly() {
    SsmClient client = LocalParameters.inMemory().client();
    client.putParameter(r -> r.name("/a").value("x"));

    assertThatThrownBy(() -> client.getParameter(r -> r.name("/a")))
        .isInstanceOf(SsmException.class);
  }

  private static String value(SsmClient client, String name) {
    return client.getParameter(r -> r.name(name).withDecryption(true)).parameter().value();
  }
}
