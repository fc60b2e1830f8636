package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Who uses the apps, and on what. */
final class Cast {
  private static final int CUSTOMERS = 240;

  private final RandomGenerator random;

  Cast(RandomGenerator random) {
    this.random = random;
  }

  /** A session of a production build. A backend's session is a process, so it has no user. */
  Visit visit(Platform platform, String version, Instant start) {
    String user = platform == Platform.BACKEND ? "" : someone();
    return session(platform, user, version, start, false);
  }

  /** A session of a development build, by one of the two developers. */
  Visit devVisit(Platform platform, String version, Instant start) {
    return session(platform, random.nextBoolean() ? "dev-ada" : "dev-linus", version, start, true);
  }

  /** A customer, or nobody: one visit in eight is anonymous. A few customers come often. */
  String someone() {
    if (random.nextInt(8) == 0) {
      return "";
    }
    int regular = random.nextInt(CUSTOMERS);
    return "customer-" + (1000 + random.nextInt(regular + 1));
  }

  private Visit session(
      Platform platform, String user, String version, Instant start, boolean dev) {
    Gear gear = Blanks.pick(random, Gear.of(platform));
    return new Visit(platform, Blanks.uuid(random), user, version, gear, start, dev);
  }
}
