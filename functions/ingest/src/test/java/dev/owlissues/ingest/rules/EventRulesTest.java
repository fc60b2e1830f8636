package dev.owlissues.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.base.json.JsonTree;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRulesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-24T08:15:00.123456Z");
  private static final Timestamps TIMES = new Timestamps(NOW, IngestKind.EVENTS.maxAge());

  private final ObjectNode event =
      JSON.createObjectNode().put("message", "m").put("level", "error").put("session_id", "s");

  @Test // (R-ingest-5)
  void theLeastAnEventNeedsIsMessageLevelAndSession() {
    Event accepted = accepted();

    assertThat(accepted.content().message()).isEqualTo("m");
    assertThat(accepted.content().level()).isEqualTo(Level.ERROR);
    assertThat(accepted.actor().sessionId()).isEqualTo("s");
    assertThat(accepted.content().timestamp()).isEqualTo("2026-11-24T08:15:00.123Z");
    assertThat(accepted.build().dev()).isFalse();
    assertThat(accepted.content().attributes()).isEmpty();
  }

  @Test
  void everyFieldIsKept() {
    event
        .put("client_event_id", "c")
        .put("timestamp", "2026-11-24T08:00:00Z")
        .put("environment", "backend")
        .put("user_id", "u")
        .put("source_module", "/app/src/users.js:42")
        .put("screen_name", "home")
        .put("os_version", "18.1")
        .put("app_version", "1.2.3 (45)")
        .put("build_number", "45")
        .put("device_model", "iPhone17,1")
        .put("sdk_name", "owlmetry-node")
        .put("sdk_version", "0.2.0")
        .put("locale", "de-CH")
        .put("preferred_language", "de")
        .put("is_dev", true)
        .putObject("custom_attributes")
        .put("a", "b");

    assertThat(accepted().toString())
        .contains("c", "2026-11-24T08:00:00Z", "backend", "u", "/app/src/users.js:42", "home")
        .contains("18.1", "1.2.3 (45)", "buildNumber=45", "iPhone17,1", "owlmetry-node", "0.2.0")
        .contains("de-CH", "preferredLanguage=de", "dev=true", "{a=b}");
  }

  @ParameterizedTest // (R-number-1)
  @ValueSource(strings = {"1E+400", "-1E-400", "12345678901234567890.5", "100.0", "7"})
  void aNumberStaysTheNumberThatItIs(String number) throws JsonProcessingException {
    event.set("custom_attributes", JsonTree.read("{\"a\":" + number + "}"));

    assertThat(accepted().content().attributes()).containsEntry("a", number);
  }

  @ParameterizedTest // (R-ingest-5)
  @ValueSource(strings = {"message", "session_id"})
  void aRequiredTextMustBeThere(String field) {
    event.remove(field);
    assertThat(problem()).isEqualTo(field + " is required");
    event.putNull(field);
    assertThat(problem()).isEqualTo(field + " is required");
    event.put(field, "");
    assertThat(problem()).isEqualTo(field + " is required");
  }

  @ParameterizedTest // (R-ingest-13)
  @ValueSource(
      strings = {
        "message", "session_id", "client_event_id", "environment", "user_id", "source_module",
        "screen_name", "os_version", "app_version", "build_number", "device_model", "sdk_name",
        "sdk_version", "locale", "preferred_language"
      })
  void aTextOfAnotherTypeOrThatNobodyCanStoreIsRefused(String field) {
    event.put(field, 7);
    assertThat(problem()).isEqualTo(field + " must be a string");
    event.put(field, true);
    assertThat(problem()).isEqualTo(field + " must be a string");
    event.putArray(field);
    assertThat(problem()).isEqualTo(field + " must be a string");
    event.putObject(field);
    assertThat(problem()).isEqualTo(field + " must be a string");
    event.put(field, "a\0b");
    assertThat(problem()).isEqualTo(field + " has a NUL or half of a surrogate pair");
    event.put(field, "a\ud83e");
    assertThat(problem()).isEqualTo(field + " has a NUL or half of a surrogate pair");
    event.put(field, "\udd89\ud83e");
    assertThat(problem()).isEqualTo(field + " has a NUL or half of a surrogate pair");
  }

  @ParameterizedTest // (R-ingest-8)
  @CsvSource({
    "session_id,128",
    "client_event_id,256",
    "user_id,256",
    "source_module,256",
    "screen_name,256",
    "os_version,256",
    "app_version,50",
    "build_number,256",
    "device_model,256",
    "sdk_name,256",
    "sdk_version,256",
    "locale,256",
    "preferred_language,256"
  })
  void aTextMayBeAsLongAsItsLimitInCharacters(String field, int limit) {
    event.put(field, "🦉".repeat(limit));
    assertThat(accepted().toString()).contains("🦉".repeat(limit));

    event.put(field, "x".repeat(limit + 1));
    assertThat(problem()).isEqualTo(field + " is longer than " + limit + " characters");
  }

  @ParameterizedTest // (R-ingest-5)
  @ValueSource(
      strings = {
        "client_event_id", "environment", "user_id", "source_module", "screen_name", "os_version",
        "app_version", "build_number", "device_model", "sdk_name", "sdk_version", "locale",
        "preferred_language"
      })
  void ofOptionalTextsEmptyAndNullMeanAbsent(String field) {
    Event without = accepted();

    event.put(field, "");
    assertThat(accepted()).isEqualTo(without);
    event.putNull(field);
    assertThat(accepted()).isEqualTo(without);
  }

  @Test
  void otherControlCharactersAndScriptsAreKept() {
    event.put("message", "\u0001\u007f\t\r\n Ünïcode 🦉 \u202e");

    assertThat(accepted().content().message()).isEqualTo("\u0001\u007f\t\r\n Ünïcode 🦉 \u202e");
  }

  @Test // (R-ingest-7)
  void aMessageOfTwoThousandCharactersOfAnyScriptIsKeptWhole() {
    event.put("message", "🦉".repeat(2_000));

    assertThat(accepted().content().message()).isEqualTo("🦉".repeat(2_000));
  }

  @ParameterizedTest // (R-ingest-7)
  @CsvSource({"x,8192", "é,4096", "€,2730", "🦉,2048"})
  void aLongerMessageIsCutBetweenCharacters(String character, int kept) {
    event.put("message", character.repeat(9_000));

    String message = accepted().content().message();
    assertThat(message).isEqualTo(character.repeat(kept));
    assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(8 * 1024);
  }

  @ParameterizedTest // (R-ingest-6)
  @EnumSource(Level.class)
  void everyLevelIsTaken(Level level) {
    event.put("level", level.wire());

    assertThat(accepted().content().level()).isEqualTo(level);
  }

  @Test // (R-ingest-6)
  void anotherLevelIsRefused() {
    String problem = "level must be one of info, debug, warn, error";
    event.put("level", "fatal");
    assertThat(problem()).isEqualTo(problem);
    event.put("level", "ERROR");
    assertThat(problem()).isEqualTo(problem);
    event.put("level", 3);
    assertThat(problem()).isEqualTo(problem);
    event.remove("level");
    assertThat(problem()).isEqualTo(problem);
  }

  @ParameterizedTest // (R-ingest-9)
  @CsvSource({
    "2026-11-24T08:20:00.123Z, 2026-11-24T08:20:00.123Z",
    "2026-10-25T08:15:00.124Z, 2026-10-25T08:15:00.124Z",
    "2026-11-24T09:00:00+01:00, 2026-11-24T08:00:00Z",
    "2026-11-24T09:00:00+0100, 2026-11-24T08:00:00Z",
    "2026-11-24T08:00:00+0000, 2026-11-24T08:00:00Z",
    "2026-11-24T08:00:00+00, 2026-11-24T08:00:00Z",
    "2026-11-24T08:00:00-00:00, 2026-11-24T08:00:00Z",
    "2026-11-24T09:00:00+01, 2026-11-24T08:00:00Z",
    "2026-11-24T07:00:00.5-01, 2026-11-24T08:00:00.500Z",
    "2026-11-24T08:00:00.123456789Z, 2026-11-24T08:00:00.123Z",
    "2026-11-24T08:00, 2026-11-24T08:00:00Z",
    "2026-11-24t08:00:00z, 2026-11-24T08:00:00Z"
  })
  void aTimestampIsIso8601WithinItsRange(String sent, Instant kept) {
    event.put("timestamp", sent);

    assertThat(accepted().content().timestamp()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-13-01T00:00:00Z",
        "2026-11-24T08:00:00ZZ",
        "2026-11-24T8:00:00Z",
        "1732435200",
        "2026-11-24T25:00:00Z",
        " 2026-11-24T08:00:00Z"
      })
  void whatIsNoTimestampIsRefused(String sent) {
    event.put("timestamp", sent);

    assertThat(problem()).startsWith("timestamp must be a time in ISO 8601");
  }

  @Test
  void aTimestampOfAnotherTypeIsRefused() {
    event.put("timestamp", 1_732_435_200_000L);

    assertThat(problem()).startsWith("timestamp must be a time in ISO 8601");
  }

  @Test // (R-ingest-9)
  void aTimestampTooFarAheadOrBackIsRefused() {
    event.put("timestamp", "2026-11-24T08:20:00.124Z");
    assertThat(problem()).isEqualTo("timestamp is more than 5 minutes ahead");
    event.put("timestamp", "2026-10-25T08:15:00.123Z");
    assertThat(problem()).isEqualTo("timestamp is more than 30 days back");
  }

  @ParameterizedTest // (R-ingest-10)
  @CsvSource({
    "APPLE,ios",
    "APPLE,ipados",
    "APPLE,macos",
    "APPLE,watchos",
    "ANDROID,android",
    "WEB,web",
    "BACKEND,backend"
  })
  void anEnvironmentMustBeOneOfThePlatforms(Platform platform, String environment) {
    event.put("environment", environment);

    for (Platform other : Platform.values()) {
      Checked checked = new EventRules(other, TIMES).check(event);
      assertThat(checked instanceof Checked.Valid).isEqualTo(other == platform);
    }
  }

  @Test
  void theProblemWithAnEnvironmentNamesTheOnesThereAre() {
    event.put("environment", "windows");

    assertThat(new EventRules(Platform.APPLE, TIMES).check(event))
        .isEqualTo(
            new Checked.Invalid(
                "environment must be one of ios, ipados, macos, watchos for an app of platform"
                    + " apple"));
  }

  @Test
  void whetherItIsADevelopmentBuildIsABoolean() {
    event.putNull("is_dev");
    assertThat(accepted().build().dev()).isFalse();
    event.put("is_dev", true);
    assertThat(accepted().build().dev()).isTrue();
    event.put("is_dev", "true");
    assertThat(problem()).isEqualTo("is_dev must be true or false");
    event.put("is_dev", 1);
    assertThat(problem()).isEqualTo("is_dev must be true or false");
  }

  @Test // (R-ingest-11)
  void attributeValuesBecomeTextsAndNullDropsOne() throws JsonProcessingException {
    event.set(
        "custom_attributes",
        JSON.readTree(
            """
            {"s": "text", "i": 42, "d": 1.5, "b": true, "n": null, "e": "",
             "o": {"x": [1, "y"]}, "a": []}
            """));

    assertThat(accepted().content().attributes())
        .containsExactly(
            Map.entry("s", "text"),
            Map.entry("i", "42"),
            Map.entry("d", "1.5"),
            Map.entry("b", "true"),
            Map.entry("e", ""),
            Map.entry("o", "{\"x\":[1,\"y\"]}"),
            Map.entry("a", "[]"));
  }

  @Test // (R-ingest-11)
  void attributeValuesAreCutAndStacksLater() {
    event
        .putObject("custom_attributes")
        .put("a", "🦉".repeat(201))
        .put("_error_stack", "x".repeat(16_001));

    assertThat(accepted().content().attributes())
        .containsEntry("a", "🦉".repeat(200))
        .containsEntry("_error_stack", "x".repeat(16_000));
  }

  @Test // (R-ingest-11)
  void attributesOverTheirLimitsAreRefused() {
    event.putObject("custom_attributes").put("k".repeat(64), "");
    assertThat(accepted().content().attributes()).hasSize(1);
    event.putObject("custom_attributes").put("k".repeat(65), "");
    assertThat(problem()).isEqualTo("custom_attributes has a key longer than 64 characters");
    var many = event.putObject("custom_attributes");
    IntStream.range(0, 64).forEach(i -> many.put("k" + i, i));
    assertThat(accepted().content().attributes()).hasSize(64);
    many.put("k64", 64);
    assertThat(problem()).isEqualTo("custom_attributes has more than 64 attributes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0", "\ud83e"})
  void attributesThatNobodyCanStoreAreRefused(String text) {
    String problem = "custom_attributes has a NUL or half of a surrogate pair";
    event.putObject("custom_attributes").put("a", text);
    assertThat(problem()).isEqualTo(problem);
    event.putObject("custom_attributes").put(text, "a");
    assertThat(problem()).isEqualTo(problem);
  }

  @Test
  void attributesOfAnotherTypeAreRefused() {
    event.putArray("custom_attributes");
    assertThat(problem()).isEqualTo("custom_attributes must be an object");
    event.put("custom_attributes", "a=b");
    assertThat(problem()).isEqualTo("custom_attributes must be an object");
    event.putNull("custom_attributes");
    assertThat(accepted().content().attributes()).isEmpty();
  }

  @Test // (R-ingest-12)
  void anEventOf64KiBInAllIsTooMuch() {
    var attributes = event.putObject("custom_attributes");
    attributes.put("_error_stack", "🦉".repeat(16_000));
    // Message, session, level and the attribute's key come to another 13 bytes and a little.
    event.put("message", "m".repeat(1_000));
    assertThat(accepted().content().message()).hasSize(1_000);
    event.put("message", "m".repeat(2_000));
    assertThat(problem()).isEqualTo("the event is larger than 65536 bytes");
  }

  @Test // (R-ingest-14)
  void fieldsThatAreNotOursAreIgnored() {
    Event without = accepted();
    event.put("experiments", 5).put("supported_languages", "x").put("country_code", "DE");
    event.putObject("whatever");

    assertThat(accepted()).isEqualTo(without);
  }

  @Test
  void whatIsNoObjectIsRefused() throws JsonProcessingException {
    for (String element : new String[] {"null", "7", "\"text\"", "[]", "true"}) {
      assertThat(new EventRules(Platform.BACKEND, TIMES).check(JSON.readTree(element)))
          .isEqualTo(new Checked.Invalid("must be an object"));
    }
  }

  @Test
  void aSenderLearnsOfAllProblemsAtOnce() {
    event.put("level", "x").put("user_id", 1);

    assertThat(problem())
        .contains("level must be one of info, debug, warn, error")
        .contains("; user_id must be a string");
  }

  private Event accepted() {
    return ((Checked.Valid) new EventRules(Platform.BACKEND, TIMES).check(event)).event();
  }

  private String problem() {
    return ((Checked.Invalid) new EventRules(Platform.BACKEND, TIMES).check(event)).problem();
  }
}
