package dev.owlissues.local.localstack;

import dev.owlissues.local.aws.AwsEndpoint;
import java.util.Optional;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Starts LocalStack before the first test of a module and stops it after the last. The suite itself
 * is the same as without: it is told the address by {@link AwsEndpoint}. One that was named on the
 * command line is used instead. Where there is neither, tests on AWS are skipped, and say why.
 */
public final class LocalStackSession implements LauncherSessionListener {
  /** The last version that needs no account. */
  private static final DockerImageName IMAGE =
      DockerImageName.parse("localstack/localstack:4.14.0");

  private static final String NO_ENGINE =
      """
      Tests on LocalStack are skipped: no container engine (Docker or one like it) answers here. \
      Start one, or name a LocalStack that runs: -Dowl.aws.endpoint=http://localhost:4566\
      """;

  private Optional<LocalStackContainer> container = Optional.empty();

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (AwsEndpoint.chosen().isPresent()) {
      return;
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      System.out.println(NO_ENGINE);
      AwsEndpoint.miss(NO_ENGINE);
      return;
    }
    var started = new LocalStackContainer(IMAGE).withServices("dynamodb", "sqs", "ssm");
    container = Optional.of(started);
    started.start();
    new AwsEndpoint(started.getEndpoint()).choose();
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    container.ifPresent(LocalStackContainer::stop);
  }
}
