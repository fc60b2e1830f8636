package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.account.team.FirstTeam;
import dev.owlissues.shared.account.team.FirstTeamPlan;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BannerTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private FirstTeam.Created team() {
    MovableClock clock = new MovableClock();
    SecureRandom random = new SecureRandom();
    return new FirstTeam(tables.stores().teams(), tables.stores().keys())
        .apply(FirstTeamPlan.draw(clock, new RandomIds(clock, random), random));
  }

  @Test
  void itSaysWhereTheStackIsAndShowsEveryKey() {
    FirstTeam.Created team = team();
    var credentials =
        new Credentials(URI.create("http://localhost:3000"), team, () -> Optional.of("token"));
    var printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    Banner banner = new Banner(credentials, Path.of(".owl"), Path.of(".owl/owl.log"));
    banner.ready(out);
    banner.next(out);
    banner.end(out);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("Owl Issues is ready at http://localhost:3000\n")
        .contains(team.agentSecret().text(), team.project().orElseThrow().id().toString())
        .contains(team.apps().stream().map(app -> app.clientSecret().orElseThrow()).toList())
        .contains("/_local/scan", ".owl/owl.log", "(reads and writes what its owner may)");
  }
}
