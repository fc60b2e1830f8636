package dev.owlissues.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.cli.rest.Failure.WrongUse;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetFinderTest {
  private static final String FLAG = "https://flag.example.com";
  private static final String VARIABLE = "https://variable.example.com";
  private static final String FILE = "https://file.example.com";
  private static final Optional<String> NONE = Optional.empty();

  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();
  private Optional<Target> localStack = Optional.empty();
  private ConfigFile file;

  @BeforeEach
  void file() {
    file = new ConfigFile(home);
  }

  private Target find(Optional<String> endpoint, Optional<String> key, Optional<String> team) {
    return finder(endpoint, key, team).find();
  }

  private TargetFinder finder(
      Optional<String> endpoint, Optional<String> key, Optional<String> team) {
    return new TargetFinder(
        new Flags(endpoint, key, team), environment, () -> file, () -> localStack);
  }

  private void save() {
    file.save(new Profile("t-1", "key-1", "First", "first", Optional.of(FILE)), NONE);
    file.save(new Profile("t-2", "key-2", "Second", "second", Optional.of(FILE)), NONE);
  }

  @Test // (R-cli-1)
  void aFlagComesBeforeTheEnvironmentAndThatBeforeTheFile() {
    save();

    assertThat(find(NONE, NONE, NONE))
        .isEqualTo(new Target(URI.create(FILE), Optional.of("key-2"), Optional.of("t-2")));
    environment.put("OWLMETRY_API_KEY", "key-e");
    assertThat(find(NONE, NONE, NONE))
        .isEqualTo(new Target(URI.create(FILE), Optional.of("key-e"), NONE));
    environment.put("OWLMETRY_ENDPOINT", VARIABLE);
    assertThat(find(NONE, NONE, NONE).endpoint()).isEqualTo(URI.create(VARIABLE));
    assertThat(find(Optional.of(FLAG + "/"), Optional.of("key-f"), NONE))
        .isEqualTo(new Target(URI.create(FLAG), Optional.of("key-f"), NONE));
  }

  @Test
  void aTeamIsCalledByIdSlugOrName() {
    save();

    for (String name : new String[] {"t-1", "first", "FIRST"}) {
      assertThat(find(NONE, NONE, Optional.of(name)).key()).contains("key-1");
    }
    assertThatThrownBy(() -> find(NONE, NONE, Optional.of("third")))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("first, second");
  }

  @Test // (R-cli-2)
  void aKeyOfTheFileIsSentToItsAddressOnly() {
    save();

    for (String other : new String[] {FLAG, "http://file.example.com", FILE + ":8443"}) {
      assertThatThrownBy(() -> find(Optional.of(other), NONE, NONE))
          .isInstanceOf(WrongUse.class)
          .hasMessageContaining("is not for " + other)
          .hasMessageNotContaining("key-");
    }
    assertThat(find(Optional.of("https://FILE.example.com:443/owl"), NONE, NONE).key())
        .contains("key-2");
  }

  @Test // (R-cli-2)
  void eachTeamIsAskedForWhereItsKeyIsGood() {
    save();
    file.save(new Profile("t-3", "key-3", "Third", "third", Optional.of(FLAG)), NONE);

    assertThat(find(NONE, NONE, NONE))
        .isEqualTo(new Target(URI.create(FLAG), Optional.of("key-3"), Optional.of("t-3")));
    assertThat(find(NONE, NONE, Optional.of("first")))
        .isEqualTo(new Target(URI.create(FILE), Optional.of("key-1"), Optional.of("t-1")));
    assertThatThrownBy(() -> find(Optional.of(FLAG), NONE, Optional.of("first")))
        .isInstanceOf(WrongUse.class);
    environment.put("OWLMETRY_API_KEY", "key-e");
    assertThat(find(NONE, NONE, Optional.of("first")).key()).contains("key-1");
  }

  @Test // (R-cli-2)
  void aKeyOfTheEnvironmentIsNotForWhoeverListensOnThisMachine() {
    localStack =
        Optional.of(new Target(URI.create("http://localhost:3000"), Optional.of("key-l"), NONE));
    environment.put("OWLMETRY_API_KEY", "key-e");

    assertThatThrownBy(() -> find(NONE, NONE, NONE))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("OWLMETRY_ENDPOINT")
        .hasMessageNotContaining("key-e");
  }

  @Test // (R-cli-2)
  void whatNeedsNoKeyMayBeAskedAnywhere() {
    assertThatThrownBy(() -> finder(NONE, NONE, NONE).endpoint()).isInstanceOf(WrongUse.class);
    save();

    assertThat(finder(Optional.of(FLAG), NONE, NONE).endpoint()).isEqualTo(URI.create(FLAG));
    assertThat(finder(NONE, NONE, NONE).endpoint()).isEqualTo(URI.create(FILE));
  }

  @Test
  void whereFlagsSayAllNoPlaceForAFileIsNeeded() {
    Flags flags = new Flags(Optional.of(FLAG), Optional.of("key-f"), NONE);

    Target found =
        new TargetFinder(
                flags,
                environment,
                () -> {
                  throw new WrongUse("no home");
                },
                () -> localStack)
            .find();

    assertThat(found.key()).contains("key-f");
  }

  @Test // (R-cli-1)
  void theStackOnThisMachineIsMeantOnlyWhereNothingNamesAnAddress() {
    Target local = new Target(URI.create("http://localhost:3000"), Optional.of("key-l"), NONE);
    localStack = Optional.of(local);

    assertThat(find(NONE, NONE, NONE)).isEqualTo(local);
    assertThat(find(NONE, Optional.of("key-f"), NONE).key()).contains("key-f");
    assertThat(find(Optional.of(FLAG), NONE, NONE).key()).isEmpty();
    save();
    assertThat(find(NONE, NONE, NONE).endpoint()).isEqualTo(URI.create(FILE));
  }

  @Test
  void whereNothingIsSetUpItSaysWhatToDo() {
    assertThatThrownBy(() -> find(NONE, NONE, NONE))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("./owl local --demo")
        .hasMessageContaining("owl setup");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owl.example.com",
        "ftp://owl.example.com",
        "https://",
        "https://a:b@owl",
        "http://a/?x",
        "http://a/#x",
        "http://a:0",
        "http://a:65536",
        "http://a b"
      })
  void whatIsNoAddressIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> find(Optional.of(text), Optional.of("k"), NONE))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("is no endpoint");
  }
}
