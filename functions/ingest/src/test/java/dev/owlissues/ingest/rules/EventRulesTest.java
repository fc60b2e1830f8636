package dev.owlissues.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.base.json.JsonTree;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.event.refusal.RefusalReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
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
  void aTextThatIsSentAsSomethingElseOrCannotBeStoredIsMended(String field) {
    event.put(field, 4711);
    assertThat(accepted().toString()).contains("4711");
    assertThat(mended()).contains(field + " is taken as text");
    event.put(field, -15.5);
    assertThat(accepted().toString()).contains("-15.5");
    event.put(field, true);
    assertThat(accepted().toString()).contains("true");
    event.put(field, "a\0b");
    assertThat(accepted().toString()).contains("a\ufffdb");
    assertThat(mended()).contains(field + " has a NUL or half of a surrogate pair");
    event.put(field, "a\ud83e");
    assertThat(accepted().toString()).contains("a\ufffd");
    event.put(field, "<\udd89\ud83e>");
    assertThat(accepted().toString()).contains("<\ufffd\ufffd>");
  }

  @ParameterizedTest // (R-ingest-13)
  @ValueSource(
      strings = {
        "client_event_id", "environment", "user_id", "source_module", "screen_name", "os_version",
        "app_version", "build_number", "device_model", "sdk_name", "sdk_version", "locale",
        "preferred_language"
      })
  void anArrayOrObjectIsNoOptionalTextAndLeftOut(String field) {
    Event without = accepted();

    event.putArray(field).add("a");
    assertThat(accepted()).isEqualTo(without);
    assertThat(mended()).isEqualTo(field + " is no text and left out");
    event.putObject(field);
    assertThat(accepted()).isEqualTo(without);
  }

  @Test // (R-ingest-13)
  void anArrayOrObjectIsAMessageAndNoSession() {
    event.putObject("message").put("code", 5);
    assertThat(accepted().content().message()).isEqualTo("{\"code\":5}");
    assertThat(mended()).isEqualTo("message is no text: its JSON is kept");
    event.putArray("session_id").add("s");
    assertThat(problem()).isEqualTo("session_id is required");
  }

  @ParameterizedTest // (R-ingest-8)
  @CsvSource({
    "user_id,256",
    "source_module,256",
    "screen_name,256",
    "os_version,256",
    "app_version,50",
    "environment,50",
    "build_number,256",
    "device_model,256",
    "sdk_name,256",
    "sdk_version,256",
    "locale,256",
    "preferred_language,256"
  })
  void aTextIsCutAtItsLimitInCharacters(String field, int limit) {
    event.put(field, "🦉".repeat(limit));
    assertThat(accepted().toString()).contains("🦉".repeat(limit));

    event.put(field, "🦉".repeat(limit + 1));
    assertThat(accepted().toString())
        .contains("🦉".repeat(limit))
        .doesNotContain("🦉".repeat(limit + 1));
    assertThat(mended()).contains("%s is cut at %d characters".formatted(field, limit));
  }

  @ParameterizedTest // (R-ingest-8)
  @CsvSource({"session_id,128", "client_event_id,256"})
  void anIdThatIsTooLongIsKeptAsItsHashSoThatTwoStayTwo(String field, int limit) {
    event.put(field, "🦉".repeat(limit));
    assertThat(accepted().toString()).contains("🦉".repeat(limit));

    event.put(field, "x".repeat(limit) + "1");
    assertThat(accepted().toString()).contains(Sha256.hex("x".repeat(limit) + "1"));
    assertThat(mended())
        .isEqualTo("%s is longer than %d characters: its SHA-256 is kept".formatted(field, limit));
    event.put(field, "x".repeat(limit) + "2");
    assertThat(accepted().toString()).contains(Sha256.hex("x".repeat(limit) + "2"));
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

  @ParameterizedTest // (R-ingest-6)
  @CsvSource({
    "fatal,ERROR",
    "critical,ERROR",
    "FATAL,ERROR",
    "warning,WARN",
    "Warning,WARN",
    "trace,DEBUG"
  })
  void aNameOfAnotherProductIsTakenAsOneOfOurs(String sent, Level level) {
    event.put("level", sent);

    assertThat(accepted().content().level()).isEqualTo(level);
    assertThat(mended()).endsWith(" is taken as " + level.wire());
  }

  @ParameterizedTest // (R-ingest-6)
  @CsvSource({"ERROR,ERROR", "Info,INFO", "' warn ',WARN"})
  void theCaseOfALevelSaysNothing(String sent, Level level) {
    event.put("level", sent);

    assertThat(accepted().content().level()).isEqualTo(level);
    assertThat(mended()).isEmpty();
  }

  @Test // (R-ingest-6)
  void anotherLevelIsRefused() {
    String problem = "level must be one of info, debug, warn, error";
    event.put("level", "loud");
    assertThat(problem()).isEqualTo(problem);
    event.put("level", "");
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

  @ParameterizedTest // (R-ingest-9)
  @CsvSource({
    "yesterday, is no time in ISO 8601",
    "2026-13-01T00:00:00Z, is no time in ISO 8601",
    "2026-11-24T08:00:00ZZ, is no time in ISO 8601",
    "2026-11-24T8:00:00Z, is no time in ISO 8601",
    "1732435200, is no time in ISO 8601",
    "2026-11-24T25:00:00Z, is no time in ISO 8601",
    "2026-11-24T08:20:00.124Z, is more than 5 minutes ahead",
    "2026-11-24T10:15:00Z, is more than 5 minutes ahead",
    "2026-10-25T08:15:00.123Z, is more than 30 days back",
    "2025-11-24T08:15:00Z, is more than 30 days back"
  })
  void aTimeThatCannotBeIsTheTimeOfReceiptAndKeptAsItWasSent(String sent, String fault) {
    event.put("timestamp", sent);
    event.putObject("custom_attributes").put("a", "b");

    assertThat(accepted().content().timestamp()).isEqualTo("2026-11-24T08:15:00.123Z");
    assertThat(accepted().content().attributes())
        .containsExactly(Map.entry("a", "b"), Map.entry("_sent_timestamp", sent));
    assertThat(mended()).startsWith("timestamp " + fault + ": the time of receipt is used");
  }

  @Test // (R-ingest-9)
  void aTimestampThatIsNoTextIsKeptAsItsJson() {
    event.put("timestamp", 1_732_435_200_000L);
    assertThat(accepted().content().attributes())
        .containsExactly(Map.entry("_sent_timestamp", "1732435200000"));
    event.putArray("timestamp").add("x".repeat(1_000));
    assertThat(accepted().content().attributes().get("_sent_timestamp")).hasSize(200);
  }

  @Test // (R-ingest-5)
  void anEmptyTimestampIsNone() {
    event.put("timestamp", "");

    assertThat(accepted().content().attributes()).isEmpty();
    assertThat(mended()).isEmpty();
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
  void anEnvironmentThatIsNoneOfThePlatformsIsKeptAndSaidToBe(
      Platform platform, String environment) {
    event.put("environment", environment);

    for (Platform other : Platform.values()) {
      var checked = (Checked.Valid) new EventRules(other, TIMES).check(event);
      assertThat(checked.event().device().environment()).isEqualTo(environment);
      assertThat(checked.mended().isEmpty()).isEqualTo(other == platform);
    }
  }

  @Test // (R-ingest-10)
  void whatIsSaidOfAnEnvironmentNamesTheOnesThereAre() {
    event.put("environment", "linux");

    assertThat(((Checked.Valid) new EventRules(Platform.APPLE, TIMES).check(event)).mended())
        .contains("environment is none of ios, ipados, macos, watchos and kept as it is");
  }

  @Test
  void whetherItIsADevelopmentBuildIsABoolean() {
    event.putNull("is_dev");
    assertThat(accepted().build().dev()).isFalse();
    event.put("is_dev", true);
    assertThat(accepted().build().dev()).isTrue();
    event.put("is_dev", "True");
    assertThat(accepted().build().dev()).isTrue();
    assertThat(mended()).isEqualTo("is_dev is taken as true");
    event.put("is_dev", 1);
    assertThat(accepted().build().dev()).isTrue();
    event.put("is_dev", "no");
    assertThat(accepted().build().dev()).isFalse();
    assertThat(mended()).isEqualTo("is_dev is taken as false");
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
    assertThat(mended())
        .isEqualTo(
            "a value of custom_attributes is cut at 200 characters; a value of custom_attributes is"
                + " cut at 16000 characters");
  }

  @Test // (R-ingest-11)
  void keysAreCutAndOfTwoThatAreOneThenTheFirstIsKept() {
    event
        .putObject("custom_attributes")
        .put("k".repeat(64) + "1", "first")
        .put("k".repeat(64) + "2", "second");

    assertThat(accepted().content().attributes())
        .containsExactly(Map.entry("k".repeat(64), "first"));
    assertThat(mended()).contains("a key of custom_attributes is cut at 64 characters");
  }

  @Test // (R-ingest-11)
  void ofMoreThan64AttributesTheFirstAreKept() {
    var many = event.putObject("custom_attributes");
    IntStream.range(0, 64).forEach(i -> many.put("k" + i, i));
    assertThat(accepted().content().attributes()).hasSize(64);
    assertThat(mended()).isEmpty();

    many.put("k64", 64);

    assertThat(accepted().content().attributes()).hasSize(64).doesNotContainKey("k64");
    assertThat(mended()).isEqualTo("custom_attributes has more than 64: the first are kept");
  }

  @Test // (R-ingest-13)
  void attributesThatNobodyCanStoreAreMended() {
    event.putObject("custom_attributes").put("a", "b\0").put("c\ud83e", "d");

    assertThat(accepted().content().attributes())
        .containsExactly(Map.entry("a", "b\ufffd"), Map.entry("c\ufffd", "d"));
    assertThat(mended()).contains("custom_attributes has a NUL or half of a surrogate pair");
  }

  @Test // (R-ingest-13)
  void whatAReaderMarkedAsTooDeepOrTooLongIsLeftOut() {
    event.putObject("custom_attributes").putPOJO("a", "mark").put("b", "c").putObject("d");
    ((ObjectNode) event.at("/custom_attributes/d")).putArray("e").addPOJO("mark");
    event.putPOJO("user_id", "mark").putPOJO("timestamp", "mark").putPOJO("is_dev", "mark");

    assertThat(accepted().content().attributes()).containsExactly(Map.entry("b", "c"));
    assertThat(accepted().actor().userId()).isEmpty();
    assertThat(mended()).contains("user_id is no text and left out");
    event.putArray("message").addPOJO("mark");
    assertThat(problem()).isEqualTo("message is required");
  }

  @Test // (R-ingest-13)
  void attributesOfAnotherTypeAreLeftOut() {
    event.putArray("custom_attributes");
    assertThat(accepted().content().attributes()).isEmpty();
    assertThat(mended()).isEqualTo("custom_attributes is no object and left out");
    event.put("custom_attributes", "a=b");
    assertThat(accepted().content().attributes()).isEmpty();
    event.putNull("custom_attributes");
    assertThat(mended()).isEmpty();
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
          .isEqualTo(new Checked.Invalid(Set.of(RefusalReason.NOT_AN_OBJECT)));
    }
  }

  @Test
  void aSenderLearnsOfAllProblemsAtOnce() {
    event.put("level", "x").put("message", "");

    assertThat(problem())
        .isEqualTo("message is required; level must be one of info, debug, warn, error");
  }

  @Test // (R-ingest-13)
  void whatIsSaidToBeMendedIsNeverLong() {
    for (String field :
        new String[] {"user_id", "locale", "os_version", "sdk_name", "build_number"}) {
      event.put(field, "x".repeat(300) + "\0");
    }

    assertThat(mended()).hasSizeLessThanOrEqualTo(300);
  }

  private Event accepted() {
    return valid().event();
  }

  private String mended() {
    return valid().mended().orElse("");
  }

  private Checked.Valid valid() {
    return (Checked.Valid) new EventRules(Platform.BACKEND, TIMES).check(event);
  }

  private String problem() {
    var elements = JSON.createArrayNode().add(event);
    CheckedEvents checked = CheckedEvents.of(elements, new EventRules(Platform.BACKEND, TIMES));
    assertThat(checked.valid()).isEmpty();
    return checked.rejected().getFirst().message().substring("events[0]: ".length());
  }
}
