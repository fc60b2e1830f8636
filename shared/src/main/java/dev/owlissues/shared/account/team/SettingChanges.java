package dev.owlissues.shared.account.team;

import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.Changes;
import java.util.Map;
import java.util.OptionalInt;

/** What of a project's or an app's settings changed, by the names that the wire has for them. */
public final class SettingChanges {
  private SettingChanges() {}

  /** Between two states of a project. */
  public static Map<String, Change> between(Project before, Project after) {
    ProjectSettings old = before.settings();
    ProjectSettings chosen = after.settings();
    return new Changes()
        .add("name", before.name(), after.name())
        .add("color", before.color(), after.color())
        .add("retention_days_events", text(old.retentionDays()), text(chosen.retentionDays()))
        .add(
            "retention_days_metrics",
            text(old.otherRetention().metricsDays()),
            text(chosen.otherRetention().metricsDays()))
        .add(
            "retention_days_funnels",
            text(old.otherRetention().funnelsDays()),
            text(chosen.otherRetention().funnelsDays()))
        .add("issue_alert_frequency", old.alertFrequency().wire(), chosen.alertFrequency().wire())
        .add("issue_version_ordering", old.versionOrder().wire(), chosen.versionOrder().wire())
        .byField();
  }

  /** Between two states of an app. */
  public static Map<String, Change> between(App before, App after) {
    return new Changes().add("name", before.name(), after.name()).byField();
  }

  private static String text(OptionalInt days) {
    return days.isPresent() ? Integer.toString(days.getAsInt()) : "";
  }
}
