package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.team.AlertFrequency;
import dev.owlissues.shared.account.team.OtherRetention;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.version.VersionOrder;
import java.util.OptionalInt;
import java.util.UUID;

/** The codecs of teams and projects. */
final class TeamCodec {
  static final String TEAM = "team";
  static final String PROJECTS = "project#";

  /** Puts a team into {@link Tables#BY_LIST}. */
  static final String LISTED = "team";

  private static final String ID = "id";
  private static final String TEAM_ID = "team_id";
  private static final String NAME = "name";
  private static final String SLUG = "slug";
  private static final String COLOR = "color";
  private static final String RETENTION_DAYS = "retention_days_events";
  private static final String METRICS_DAYS = "retention_days_metrics";
  private static final String FUNNELS_DAYS = "retention_days_funnels";
  private static final String ALERT_FREQUENCY = "issue_alert_frequency";
  private static final String VERSION_ORDERING = "issue_version_ordering";
  private static final String CREATED_AT = "created_at";
  private static final String UPDATED_AT = "updated_at";

  private TeamCodec() {}

  static String projectKey(UUID projectId) {
    return PROJECTS + projectId;
  }

  static Item toItem(Team team) {
    return Item.keyed(team.id().toString(), TEAM)
        .with(ID, team.id())
        .with(NAME, team.name())
        .with(SLUG, team.slug())
        .with(Tables.BY_LIST.partitionKey(), LISTED)
        .with(CREATED_AT, team.createdAt())
        .with(UPDATED_AT, team.updatedAt());
  }

  static Team team(Item item) {
    return new Team(
        item.uuid(ID),
        item.text(NAME),
        item.text(SLUG),
        item.instant(CREATED_AT),
        item.instant(UPDATED_AT));
  }

  static Item toItem(Project project) {
    ProjectSettings settings = project.settings();
    Item item =
        Item.keyed(project.teamId().toString(), projectKey(project.id()))
            .with(ID, project.id())
            .with(TEAM_ID, project.teamId())
            .with(NAME, project.name())
            .with(SLUG, project.slug())
            .with(COLOR, project.color())
            .with(ALERT_FREQUENCY, settings.alertFrequency().wire())
            .with(VERSION_ORDERING, settings.versionOrder().wire())
            .with(CREATED_AT, project.createdAt());
    settings.retentionDays().ifPresent(days -> item.with(RETENTION_DAYS, days));
    settings.otherRetention().metricsDays().ifPresent(days -> item.with(METRICS_DAYS, days));
    settings.otherRetention().funnelsDays().ifPresent(days -> item.with(FUNNELS_DAYS, days));
    return item;
  }

  static Project project(Item item) {
    return new Project(
        item.uuid(ID),
        item.uuid(TEAM_ID),
        item.text(NAME),
        item.text(SLUG),
        item.text(COLOR),
        settings(item),
        item.instant(CREATED_AT));
  }

  private static ProjectSettings settings(Item item) {
    return new ProjectSettings(
        days(item, RETENTION_DAYS),
        AlertFrequency.ofWire(item.text(ALERT_FREQUENCY)).orElseThrow(),
        VersionOrder.ofWire(item.text(VERSION_ORDERING)).orElseThrow(),
        new OtherRetention(days(item, METRICS_DAYS), days(item, FUNNELS_DAYS)));
  }

  private static OptionalInt days(Item item, String name) {
    return item.has(name)
        ? OptionalInt.of(Math.toIntExact(item.number(name)))
        : OptionalInt.empty();
  }
}
