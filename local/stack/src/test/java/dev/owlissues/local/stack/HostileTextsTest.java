package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.issue.Markdown;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.stack.RunningStack.Answer;
import dev.owlissues.shared.mail.Mail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts that mean harm, through every place that shows them. Nothing of them runs, nothing turns
 * the text around it, no answer is a fault of ours and none is too large. {@code -Dowl.fuzz=50000}
 * is how many texts are tried; every hundredth goes through a whole stack, too.
 */
class HostileTextsTest {
  private static final int TEXTS = Integer.getInteger("owl.fuzz", 400);
  private static final int EACH_THROUGH_STACK = 100;
  private static final String ACTIVE =
      "script, object, embed, link, base, form, input, svg, math, template, [onload], [onerror],"
          + " [onclick], [onmouseover], [href^=javascript], [href^=data]";
  private static final int MAX_ANSWER = 4_000_000;

  private static final Pattern TURNING =
      Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
  private static final Set<String> TAGS =
      Set.of(
          "a",
          "blockquote",
          "br",
          "code",
          "em",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "li",
          "ol",
          "p",
          "pre",
          "strong",
          "table",
          "tbody",
          "td",
          "th",
          "thead",
          "tr",
          "ul");
  private static final Set<String> ATTRIBUTES =
      Set.of("align", "class", "href", "rel", "start", "title");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?:|mailto:|[^:]*$|[^:]*[/?#]).*");

  private final HostileTexts texts = new HostileTexts(new Random(20_261_124));

  @Test // (R-comment-3, R-comment-9, R-text-2)
  void nothingOfACommentRuns() {
    for (int i = 0; i < TEXTS; i++) {
      String text = texts.next(10_000);

      String html = Markdown.html(text);

      assertThat(html.getBytes(StandardCharsets.UTF_8)).as(text).hasSizeLessThanOrEqualTo(65_536);
      assertThat(TURNING.matcher(html).find()).as(text).isFalse();
      assertHarmless(text, html);
    }
  }

  private static void assertHarmless(String text, String html) {
    for (Element element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
      if (element.normalName().equals("body")) {
        continue;
      }
      assertThat(TAGS).as(text).contains(element.normalName());
      for (Attribute attribute : element.attributes()) {
        assertThat(ATTRIBUTES).as(text).contains(attribute.getKey());
      }
      String address = element.attr("href").strip().replaceAll("[\\x00-\\x20]", "");
      assertThat(ADDRESS.matcher(address).matches()).as(text).isTrue();
    }
  }

  @Test // (R-text-1)
  void aMailIsBuiltTheSameWhateverStandsInIt() {
    String plain = shape(HostileMails.digest("x", "x", "x").html());
    String invitation = shape(HostileMails.invitation("x", "x").html());
    for (int i = 0; i < TEXTS; i++) {
      String text = texts.next(500);
      String other = texts.next(100);

      Mail digest = HostileMails.digest(text, other, texts.next(50));
      Mail invited = HostileMails.invitation(other, texts.next(100));

      assertThat(shape(digest.html())).as(text + other).isEqualTo(plain);
      assertThat(shape(invited.html())).as(other).isEqualTo(invitation);
      for (Mail mail : List.of(digest, invited)) {
        assertThat(mail.subject()).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]");
        for (String part : List.of(mail.subject(), mail.text(), mail.html())) {
          assertThat(TURNING.matcher(part).find()).as(text + other).isFalse();
        }
      }
    }
  }

  /**
   * The tags of a page with their attributes' names, and no text; nor what stands subdued in a
   * title, of which there is more or less.
   */
  private static String shape(String html) {
    var shape = new StringBuilder();
    Document page = Jsoup.parse(html);
    page.select("h3 i").unwrap();
    for (Element element : page.getAllElements()) {
      shape.append('<').append(element.normalName());
      for (Attribute attribute : element.attributes()) {
        // What leads somewhere leads where it led before.
        boolean leads = Set.of("href", "src", "style", "action").contains(attribute.getKey());
        shape.append(' ').append(leads ? attribute : attribute.getKey());
      }
      shape.append('>').append(element.childrenSize());
    }
    return shape.toString();
  }

  @Test // (R-http-4, R-http-11, R-text-2)
  void theWholeStackTakesThemOrRefusesThem(@TempDir Path data) {
    try (RunningStack stack = RunningStack.on(data, new MovableClock())) {
      JsonNode credentials = stack.credentials();
      for (int i = 0; i < Math.max(4, TEXTS / EACH_THROUGH_STACK); i++) {
        send(stack, credentials, "session-" + i);
      }
      answered(stack.scan());
      read(stack, credentials);
      answered(stack.post("/_local/clock", "", "{\"advance\": \"PT25H\"}"));
      readMails(stack);
    }
  }

  private void send(RunningStack stack, JsonNode credentials, String session) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("level", "error").put("session_id", session).put("message", texts.next(2_000));
    event.put("user_id", texts.next(200)).put("screen_name", texts.next(200));
    event.put("source_module", texts.next(200)).put("app_version", texts.next(50));
    event.putObject("custom_attributes").put(texts.next(64), texts.next(500));
    ObjectNode batch = JsonNodeFactory.instance.objectNode();
    batch.putArray("events").add(event);
    answered(stack.ingest(batch.toString()));
    String owner = credentials.path("user_token").asText();
    String team = credentials.path("team_id").asText();
    answered(stack.post("/v1/projects", owner, object("name", "slug", "team_id").toString()));
    answered(
        stack.post(
            "/v1/projects",
            owner,
            object("name").put("slug", session).put("team_id", team).toString()));
    answered(
        stack.post(
            "/v1/apps",
            owner,
            object("name")
                .put("platform", "backend")
                .put("project_id", credentials.path("project_id").asText())
                .toString()));
    answered(stack.post("/v1/teams", owner, object("name").put("slug", session).toString()));
    answered(
        stack.post(
            "/v1/teams/" + team + "/invitations",
            owner,
            object("email").put("role", "member").toString()));
    answered(
        stack.post(
            "/v1/teams/" + team + "/invitations",
            owner,
            object().put("email", session + "@example.com").toString()));
    answered(stack.post("/v1/auth/send-code", "", object("email").toString()));
  }

  private ObjectNode object(String... fields) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String field : fields) {
      object.put(field, texts.next(100));
    }
    return object;
  }

  private void read(RunningStack stack, JsonNode credentials) {
    String agent = credentials.path("agent_key").asText();
    String issues = "/v1/projects/" + credentials.path("project_id").asText() + "/issues";
    for (JsonNode issue : answered(stack.get(issues, agent)).path("issues")) {
      String path = issues + "/" + issue.path("id").asText();
      JsonNode written =
          answered(
              stack.post(
                  path + "/comments",
                  agent,
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("body", texts.next(10_000))
                      .toString()));
      assertHarmless(written.path("body").asText(), written.path("body_html").asText());
      answered(stack.get(path, agent));
      answered(stack.get(path + "/comments", agent));
    }
    String owner = credentials.path("user_token").asText();
    String team = "/v1/teams/" + credentials.path("team_id").asText();
    for (String path :
        List.of(
            "/v1/events",
            "/v1/issues",
            "/v1/projects",
            "/v1/apps",
            "/v1/auth/me",
            "/v1/auth/teams",
            "/v1/auth/keys",
            team,
            team + "/invitations",
            team + "/audit-logs",
            team + "/jobs")) {
      assertThat(answered(stack.get(path, owner)).has("error")).as(path).isFalse();
    }
    for (JsonNode app : credentials.path("apps")) {
      answered(stack.get("/v1/apps/" + app.path("id").asText() + "/users", owner));
    }
  }

  /** The mails as they were sent, in the frames of their page. */
  private static void readMails(RunningStack stack) {
    JsonNode mails = answered(stack.get("/_local/outbox", "")).path("messages");
    assertThat(mails.findValuesAsText("subject")).anyMatch(line -> line.startsWith("["));
    String page = stack.page("/_local/mails");
    assertThat(TURNING.matcher(page).find()).isFalse();
    Document shown = Jsoup.parse(page);
    assertThat(shown.select(ACTIVE)).isEmpty();
    for (Element frame : shown.select("iframe")) {
      assertThat(Jsoup.parse(frame.attr("srcdoc")).select(ACTIVE)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<p onclick=\"alert(1)\">x</p>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" java\tscript:alert(1)\">x</a>",
        "<a href=\"data:text/html,x\">x</a>",
        "<img src=\"https://example.com/x.png\">",
        "<p style=\"position:fixed\">x</p>",
        "<svg></svg>"
      })
  void theJudgeKnowsHarmWhenItSeesIt(String html) {
    assertThatThrownBy(() -> assertHarmless("x", html)).isInstanceOf(AssertionError.class);
  }

  private static JsonNode answered(Answer answer) {
    assertThat(answer.status()).isLessThan(500);
    assertThat(answer.json().toString().getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(MAX_ANSWER);
    return answer.json();
  }
}
