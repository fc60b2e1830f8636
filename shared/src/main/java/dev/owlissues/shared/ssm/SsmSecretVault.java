package dev.owlissues.shared.ssm;

import dev.owlissues.shared.base.vault.SecretVault;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Secrets as SecureString parameters, all below one path. Nothing is ever overwritten. */
public final class SsmSecretVault implements SecretVault {
  private final Supplier<SsmClient> client;
  private final String path;

  /**
   * The secrets below that path.
   *
   * @param client asked for when there is something to read or to write
   * @param path begins with a slash and ends without one: {@code /owl-issues/dev}
   */
  public SsmSecretVault(Supplier<SsmClient> client, String path) {
    this.client = client;
    this.path = path;
  }

  @Override
  public Optional<String> read(String name) {
    try {
      return Optional.of(
          client
              .get()
              .getParameter(r -> r.name(path + "/" + name).withDecryption(true))
              .parameter()
              .value());
    } catch (ParameterNotFoundException absent) {
      return Optional.empty();
    }
  }

  // Runs twice, or two at once: the second finds the first's and changes nothing.
  @Override
  public boolean create(String name, String secret) {
    try {
      client
          .get()
          .putParameter(r ->
              r.name(path + "/" + name)
                  .type(ParameterType.SECURE_STRING)
                  .value(secret)
                  .overwrite(false));
      return true;
    } catch (ParameterAlreadyExistsException taken) {
      return false;
    }
  }
}
