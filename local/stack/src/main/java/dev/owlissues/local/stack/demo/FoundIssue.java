package dev.owlissues.local.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** An issue as the API lists it, as far as the demo looks at it. */
record FoundIssue(
    String id, String appId, Set<String> fingerprints, Headline headline, Numbers numbers) {

  /** What names an issue. */
  record Headline(String status, String title, String app, boolean dev) {}

  /** What measures an issue. Versions are empty when its events had none. */
  record Numbers(
      String firstVersion, String lastVersion, long occurrences, long users, Instant lastSeen) {}

  /** Reads one element of a list of issues. */
  static FoundIssue of(JsonNode json) {
    Set<String> fingerprints =
        json.path("fingerprints")
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.toUnmodifiableSet());
    return new FoundIssue(
        json.path("id").asText(),
        json.path("app_id").asText(),
        fingerprints,
        new Headline(
            json.path("status").asText(),
            json.path("title").asText(),
            json.path("app_name").asText(""),
            json.path("is_dev").asBoolean()),
        new Numbers(
            json.path("first_seen_app_version").asText(""),
            json.path("last_seen_app_version").asText(""),
            json.path("occurrence_count").asLong(),
            json.path("unique_user_count").asLong(),
            Instant.parse(json.path("last_seen_at").asText())));
  }

  /** Whether it is the production issue of that error in that app. */
  boolean isOf(String app, Template error) {
    return appId.equals(app)
        && !headline.dev()
        && fingerprints.contains(error.fingerprint().toString());
  }
}
