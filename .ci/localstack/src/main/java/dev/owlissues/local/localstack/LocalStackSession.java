package dev.owlissues.local.localstack;

import java.util.Optional;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Starts LocalStack before the first test of a module and stops it after the last. The suite itself
 * is the same as without: it finds the address in a system property. Where no container engine
 * runs, tests on tables are skipped, and say why.
 */
public final class LocalStackSession implements LauncherSessionListener {
  /** The last version that needs no account. */
  private static final DockerImageName IMAGE =
      DockerImageName.parse("localstack/localstack:4.14.0");

  private static final String ENDPOINT = "owl.aws.endpoint";
  private static final String SKIPPED = "owl.aws.skipped";

  private Optional<LocalStackContainer> container = Optional.empty();

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      String reason = "LocalStack: not run here, no container engine answers";
      System.out.println(reason);
      System.setProperty(SKIPPED, reason);
      return;
    }
    var started = new LocalStackContainer(IMAGE).withServices("dynamodb", "sqs", "ssm", "ses");
    started.start();
    container = Optional.of(started);
    System.setProperty(ENDPOINT, started.getEndpoint().toString());
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    container.ifPresent(LocalStackContainer::stop);
  }
}
