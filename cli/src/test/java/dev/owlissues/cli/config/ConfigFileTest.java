package dev.owlissues.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.cli.rest.Failure.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir Path home;

  private ConfigFile file() {
    return new ConfigFile(home);
  }

  private Path write(String text) throws IOException {
    Path path = file().path();
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private static Profile one(String endpoint) {
    return new Profile("t-1", "key-1", "One", "one", Optional.of(endpoint));
  }

  private static Profile two(String endpoint) {
    return new Profile("t-2", "key-2", "Two", "two", Optional.of(endpoint));
  }

  @Test // (R-cli-2)
  void aKeyStaysWithItsAddressWhateverAddressIsAnotherTeams() {
    file().save(one("https://a"), Optional.of("https://in.a"));
    file().save(two("https://b"), Optional.empty());

    assertThat(file().endpoint()).contains("https://b");
    assertThat(file().find("one").endpoint()).contains("https://a");

    file().activate(file().find("one"));

    assertThat(file().endpoint()).contains("https://a");
    assertThat(file().path())
        .content()
        .contains("\"ingest_endpoint\": \"https://in.a\",\n  \"active_team\"");
    assertThat(file().find("two").endpoint()).contains("https://b");
  }

  @Test // (R-cli-2)
  void aTeamWithoutAnAddressIsOfTheOneThatTheFileHadForAll() throws IOException {
    write("{\"endpoint\": \"https://a\", \"teams\": {\"t-1\": {\"api_key\": \"key-1\"}}}");

    assertThat(file().profiles().getFirst().endpoint()).contains("https://a");
    file().save(two("https://b"), Optional.empty());

    assertThat(file().find("t-1").endpoint()).contains("https://a");
  }

  @Test // (R-cli-3)
  void whereItIsALinkItStaysOneAndNothingIsLeftBesideIt() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Path real = Files.writeString(elsewhere.resolve("mine.json"), "{}");
    Files.createDirectories(file().path().getParent());
    Files.createSymbolicLink(file().path(), real);

    file().mustBeWritable();
    file().save(one("https://a"), Optional.empty());

    assertThat(file().path()).isSymbolicLink();
    assertThat(real).content().contains("key-1");
    try (var left = Files.list(elsewhere)) {
      assertThat(left).containsExactly(real);
    }
  }

  @Test // (R-cli-3)
  void whatIsThereStaysAndOnlyItsOwnerReadsIt() throws IOException {
    Path path =
        write(
            """
            {"endpoint": "https://a", "ingest_endpoint": "https://in", "theme": {"dark": true},
             "teams": {"t-1": {"api_key": "key-1", "team_name": "One", "team_slug": "one", "x": 1}}}
            """);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(file().isOpenToOthers()).isTrue();

    file().save(two("https://b"), Optional.empty());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(file().isOpenToOthers()).isFalse();
    assertThat(Files.readString(path))
        .isEqualTo(
            """
            {
              "endpoint": "https://b",
              "ingest_endpoint": "https://b",
              "theme": {
                "dark": true
              },
              "teams": {
                "t-1": {
                  "api_key": "key-1",
                  "team_name": "One",
                  "team_slug": "one",
                  "x": 1,
                  "endpoint": "https://a",
                  "ingest_endpoint": "https://in"
                },
                "t-2": {
                  "api_key": "key-2",
                  "team_name": "Two",
                  "team_slug": "two",
                  "endpoint": "https://b",
                  "ingest_endpoint": "https://b"
                }
              },
              "active_team": "t-2"
            }
            """);
    try (var left = Files.list(path.getParent())) {
      assertThat(left).containsExactly(path);
    }
  }

  @Test
  void theActiveTeamIsWhoWasSavedOrSwitchedToLast() {
    file().save(one("https://a"), Optional.empty());
    file().save(two("https://a"), Optional.empty());
    assertThat(file().active()).map(Profile::slug).contains("two");

    file().activate(file().find("ONE"));

    assertThat(file().active()).map(Profile::apiKey).contains("key-1");
    assertThat(file().profiles()).hasSize(2);
    assertThat(file().profiles().toString()).doesNotContain("key-");
  }

  @Test
  void whatIsNoConfigurationIsSaidToBeNoneAndIsLeftAlone() throws IOException {
    for (String text : new String[] {"", "[]", "{", "{} {}", "{\"teams\": []}", "{\"teams\": 7}"}) {
      Path path = write(text);

      assertThatThrownBy(() -> file().endpoint())
          .isInstanceOf(WrongUse.class)
          .hasMessageContaining(path.toString());
      assertThat(path).hasContent(text);
    }
  }

  @Test
  void oddEntriesAreNone() throws IOException {
    write("{\"endpoint\": 7, \"active_team\": \"t-9\", \"teams\": {\"t-1\": {}, \"t-2\": 5}}");

    assertThat(file().endpoint()).isEmpty();
    assertThat(file().profiles()).isEmpty();
    assertThat(file().active()).isEmpty();

    file().save(two("https://b"), Optional.empty());

    assertThat(file().active()).map(Profile::apiKey).contains("key-2");
  }
}
