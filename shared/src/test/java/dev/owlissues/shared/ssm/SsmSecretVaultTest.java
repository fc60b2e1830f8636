package dev.owlissues.shared.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.LocalParameters;
import org.junit.jupiter.api.Test;

class SsmSecretVaultTest {
  private final LocalParameters parameters = LocalParameters.inMemory();
  private final SsmSecretVault vault = new SsmSecretVault(parameters.client(), "/owl/test");

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

    assertThat(new SsmSecretVault(parameters.client(), "/owl/other").read("codes")).isEmpty();
  }
}
