package dev.owlissues.api.project;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.account.team.OtherRetention;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code Project} of the wire. Clients print the retention of metrics and funnels, so these are
 * there although this server has neither.
 */
final class ProjectJson {
  private ProjectJson() {}

  /**
   * A project as an object.
   *
   * @param nextDigest when its next digest may go out; empty if it gets none
   */
  static JsonText.Content object(Project project, Optional<Instant> nextDigest) {
    return Json.object(json -> fields(json, project, nextDigest));
  }

  static void fields(JsonGenerator json, Project project, Optional<Instant> nextDigest)
      throws IOException {
    ProjectSettings settings = project.settings();
    Json.id(json, "id", project.id());
    Json.id(json, "team_id", project.teamId());
    json.writeStringField("name", project.name());
    json.writeStringField("slug", project.slug());
    json.writeStringField("color", project.color());
    OtherRetention others = settings.otherRetention();
    days(json, "retention_days_events", settings.retentionDays());
    days(json, "retention_days_metrics", others.metricsDays());
    days(json, "retention_days_funnels", others.funnelsDays());
    json.writeNumberField("effective_retention_days_events", settings.effectiveRetentionDays());
    json.writeNumberField(
        "effective_retention_days_metrics",
        others.metricsDays().orElse(OtherRetention.DEFAULT_DAYS));
    json.writeNumberField(
        "effective_retention_days_funnels",
        others.funnelsDays().orElse(OtherRetention.DEFAULT_DAYS));
    Json.nulls(json, "attachment_user_quota_bytes", "attachment_project_quota_bytes");
    json.writeNumberField("effective_attachment_user_quota_bytes", 0);
    json.writeNumberField("effective_attachment_project_quota_bytes", 0);
    json.writeStringField("issue_alert_frequency", settings.alertFrequency().wire());
    json.writeStringField("effective_issue_alert_frequency", settings.alertFrequency().wire());
    Json.time(json, "next_digest_at", nextDigest);
    json.writeStringField("issue_version_ordering", settings.versionOrder().wire());
    Json.time(json, "created_at", project.createdAt());
  }

  private static void days(JsonGenerator json, String name, OptionalInt days) throws IOException {
    if (days.isPresent()) {
      json.writeNumberField(name, days.getAsInt());
    } else {
      json.writeNullField(name);
    }
  }
}
