package dev.owlissues.api.issue;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.audit.AuditPage;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Snooze;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.merge.Merge;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/** {@code Issue} and {@code Occurrence} of the wire. */
public final class IssueJson {
  private final LiveApps apps;
  private final Map<UUID, String> projectNames;
  private final FactsJson facts;

  /**
   * Shows issues under those apps.
   *
   * @param now up to when hours and days are counted
   */
  public IssueJson(LiveApps apps, Instant now) {
    this(apps, Map.of(), now);
  }

  /** Names projects as well, for lists of several. */
  public IssueJson(LiveApps apps, Map<UUID, String> projectNames, Instant now) {
    this.apps = apps;
    this.projectNames = Map.copyOf(projectNames);
    this.facts = new FactsJson(now);
  }

  JsonText.Content object(Issue issue) {
    return Json.object(json -> fields(json, issue));
  }

  /** An issue as lists show it. */
  public void fields(JsonGenerator json, Issue issue) throws IOException {
    common(json, issue);
    facts.row(json, issue.facts());
  }

  /** An issue by itself. */
  public void detail(JsonGenerator json, Issue issue) throws IOException {
    common(json, issue);
    facts.whole(json, issue.facts());
    Json.texts(
        json, "merged_from", issue.subject().mergedFrom().stream().map(UUID::toString).toList());
    // No issue is split yet.
    json.writeNullField("split_from");
  }

  private void common(JsonGenerator json, Issue issue) throws IOException {
    Json.id(json, "id", issue.id());
    Json.id(json, "app_id", apps.of(issue).orElse(issue.scope().appId()));
    Json.text(json, "app_name", apps.name(issue));
    Json.id(json, "project_id", issue.scope().projectId());
    String project = projectNames.get(issue.scope().projectId());
    if (project != null) {
      json.writeStringField("project_name", project);
    }
    json.writeBooleanField("is_dev", issue.scope().dev());
    lifecycle(json, issue.lifecycle());
    subject(json, issue.subject());
    json.writeNumberField("occurrence_count", issue.issueCounts().occurrences());
    json.writeNumberField("unique_user_count", issue.issueCounts().users());
    seen(json, issue.seen());
    Json.time(json, "last_notified_at", issue.bookkeeping().lastNotifiedAt());
    Json.time(json, "created_at", issue.bookkeeping().createdAt());
    Json.time(json, "updated_at", issue.bookkeeping().updatedAt());
    if (Merge.isUnfinished(issue)) {
      json.writeBooleanField("merging", true);
    }
  }

  /** An issue that a request has changed: with what takes the change back. */
  JsonText.Content changed(Issue issue) {
    return json -> {
      fields(json, issue);
      activityId(json, issue);
    };
  }

  /** The id of the last change of an issue. */
  static void activityId(JsonGenerator json, Issue issue) throws IOException {
    Json.text(
        json,
        "activity_id",
        issue.bookkeeping().lastChange().map(AuditPage.Place::id).map(UUID::toString));
  }

  private static void lifecycle(JsonGenerator json, Lifecycle lifecycle) throws IOException {
    json.writeStringField("status", lifecycle.status().wire());
    Json.text(json, "resolved_at_version", lifecycle.resolvedAtVersion());
    ClaimantJson.field(json, lifecycle.claimedBy());
    Json.time(json, "snoozed_at", lifecycle.snoozedAt());
    Json.time(json, "snooze_until", lifecycle.snooze().flatMap(Snooze::until));
    OptionalInt left = lifecycle.snooze().map(Snooze::eventsLeft).orElseGet(OptionalInt::empty);
    if (left.isPresent()) {
      json.writeNumberField("snooze_events_left", left.getAsInt());
    } else {
      json.writeNullField("snooze_events_left");
    }
  }

  private static void subject(JsonGenerator json, Subject subject) throws IOException {
    json.writeStringField("title", subject.shownTitle());
    Json.text(json, "source_module", subject.sourceModule());
    json.writeArrayFieldStart("fingerprints");
    for (Fingerprint fingerprint : subject.fingerprints()) {
      json.writeString(fingerprint.toString());
    }
    json.writeEndArray();
    json.writeNumberField("fingerprint_count", subject.fingerprintCount());
  }

  private static void seen(JsonGenerator json, SeenRange seen) throws IOException {
    Json.text(json, "first_seen_app_version", seen.first().appVersion());
    Json.text(json, "last_seen_app_version", seen.last().appVersion());
    Json.text(json, "first_seen_sdk_version", seen.first().sdkVersion());
    Json.text(json, "last_seen_sdk_version", seen.last().sdkVersion());
    Json.time(json, "first_seen_at", seen.first().at());
    Json.time(json, "last_seen_at", seen.last().at());
  }

  static JsonText.Content occurrence(UUID issueId, Occurrence occurrence) {
    return Json.object(json -> occurrence(json, issueId, occurrence));
  }

  /** An occurrence of an issue. */
  public static void occurrence(JsonGenerator json, UUID issueId, Occurrence occurrence)
      throws IOException {
    Json.id(json, "id", occurrence.id());
    Json.id(json, "issue_id", issueId);
    json.writeStringField("session_id", occurrence.sessionId());
    Json.text(json, "user_id", occurrence.userId());
    Json.text(json, "app_version", occurrence.origin().appVersion());
    Json.text(json, "sdk_name", occurrence.origin().sdkName());
    Json.text(json, "sdk_version", occurrence.origin().sdkVersion());
    Json.text(json, "environment", occurrence.origin().environment());
    Json.id(json, "event_id", occurrence.eventId());
    Json.text(json, "fingerprint", occurrence.fingerprint().map(Fingerprint::toString));
    Json.time(json, "timestamp", occurrence.timestamp());
    Json.time(json, "created_at", occurrence.createdAt());
    Json.nulls(json, "app_user_id", "country_code");
  }
}
