package dev.owlissues.api.project;

import dev.owlissues.api.http.Fields;
import dev.owlissues.shared.account.team.AlertFrequency;
import dev.owlissues.shared.account.team.Color;
import dev.owlissues.shared.account.team.Names;
import dev.owlissues.shared.account.team.OtherRetention;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.issue.version.VersionOrder;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a request wants a project to be. What is empty stays as it is; a retention that is sent as
 * null is taken back to its default.
 */
record ProjectPatch(
    Optional<String> name,
    Optional<String> color,
    Retention retention,
    Optional<AlertFrequency> alertFrequency,
    Optional<VersionOrder> versionOrder) {
  private static final String EVENTS = "retention_days_events";
  private static final String METRICS = "retention_days_metrics";
  private static final String FUNNELS = "retention_days_funnels";
  private static final String FREQUENCY = "issue_alert_frequency";
  private static final String ORDERING = "issue_version_ordering";
  private static final int COLOR_LENGTH = 7;

  /** The three retentions: not sent, sent as null, or a number of days. */
  record Retention(
      Optional<OptionalInt> events, Optional<OptionalInt> metrics, Optional<OptionalInt> funnels) {

    static Retention read(Fields fields) {
      return new Retention(days(fields, EVENTS), days(fields, METRICS), days(fields, FUNNELS));
    }

    // The CLI sends "" where its user says null.
    private static Optional<OptionalInt> days(Fields fields, String name) {
      if (!fields.has(name)) {
        return Optional.empty();
      }
      return Optional.of(
          fields.isEmpty(name)
              ? OptionalInt.empty()
              : fields.integer(name, 1, ProjectSettings.MAX_RETENTION_DAYS));
    }

    OptionalInt events(OptionalInt before) {
      return events.orElse(before);
    }

    OtherRetention others(OtherRetention before) {
      return new OtherRetention(
          metrics.orElse(before.metricsDays()), funnels.orElse(before.funnelsDays()));
    }
  }

  /** Reads a body that changes a project; it must name something. */
  static ProjectPatch read(Fields fields) {
    fields.atLeastOne("name", "color", EVENTS, METRICS, FUNNELS, FREQUENCY, ORDERING);
    Optional<String> name =
        fields.has("name")
            ? Optional.of(fields.required("name", Names.MAX_LENGTH))
            : Optional.empty();
    return new ProjectPatch(
        name,
        given(fields, "color", fields.word("color", ProjectPatch::color, "#RRGGBB")),
        Retention.read(fields),
        given(fields, FREQUENCY, fields.word(FREQUENCY, AlertFrequency.values())),
        given(fields, ORDERING, fields.word(ORDERING, VersionOrder.values())));
  }

  /** The project as it is wanted. */
  Project applied(Project project) {
    ProjectSettings settings = project.settings();
    return new Project(
        project.id(),
        project.teamId(),
        name.orElse(project.name()),
        project.slug(),
        color.orElse(project.color()),
        new ProjectSettings(
            retention.events(settings.retentionDays()),
            alertFrequency.orElse(settings.alertFrequency()),
            versionOrder.orElse(settings.versionOrder()),
            retention.others(settings.otherRetention())),
        project.createdAt());
  }

  /** What cannot be taken back cannot be null either. */
  private static <T> Optional<T> given(Fields fields, String name, Optional<T> value) {
    if (fields.has(name) && fields.isNull(name)) {
      fields.complain(name + " must not be null");
    }
    return value;
  }

  private static Optional<String> color(String text) {
    return Optional.of(text).filter(color -> color.length() == COLOR_LENGTH).filter(Color::valid);
  }
}
