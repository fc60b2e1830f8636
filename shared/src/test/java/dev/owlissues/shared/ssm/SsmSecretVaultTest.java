package dev.owlissues.shared.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.AwsEndpoint;
import dev.owlissues.local.aws.ssm.LocalParameters;
import dev.owlissues.shared.aws.AwsOfRun;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;

class SsmSecretVaultTest {
  private final SsmClient client =
      AwsOfRun.pick(AwsEndpoint::ssm, () -> LocalParameters.inMemory().client());
  // Of this test alone: another AWS than ours outlives it.
  private final String prefix = "/owl/" + UUID.randomUUID();
  private final SsmSecretVault vault = new SsmSecretVault(() -> client, prefix);

  @Test
  void aSecretIsReadAsItWasStored() {
    assertThat(vault.read("codes")).isEmpty();

    assertThat(vault.create("codes", "secret")).isTrue();

    assertThat(vault.read("codes")).contains("secret");
  }

  @Test
  void aSecretIsNeverOverwritten() {
    vault.create("codes", "first");

    assertThat(vault.create("codes", "second")).isFalse();
    assertThat(vault.read("codes")).contains("first");
  }

  @Test
  void stacksDoNotSeeEachOthersSecrets() {
    vault.create("codes", "secret");

    assertThat(new SsmSecretVault(() -> client, prefix + "-other").read("codes")).isEmpty();
  }
}
