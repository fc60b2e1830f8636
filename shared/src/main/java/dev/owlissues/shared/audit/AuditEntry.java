package dev.owlissues.shared.audit;

import dev.owlissues.shared.base.json.Word;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** One line of the audit log: who did what, in which team, and when. */
public record AuditEntry(UUID id, UUID teamId, Actor actor, Deed deed, Instant at) {

  /** What was done. */
  public enum Action implements Word {
    CREATE,
    UPDATE,
    DELETE;

    @Override
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Who did it.
   *
   * @param type {@code user}, {@code api_key} or {@code system}
   * @param id the user's or key's id, or the job's name
   */
  public record Actor(String type, String id) {
    /** The type of a person. */
    public static final String USER = "user";

    /** The type of a program. */
    public static final String KEY = "api_key";

    /** The scan. */
    public static final Actor SCAN = new Actor("system", "issue_scan");

    /** The job that sends digests. */
    public static final Actor NOTIFY = new Actor("system", "issue_notify");

    /** A person. */
    public static Actor user(UUID id) {
      return new Actor(USER, id.toString());
    }

    /** A program, by its key. */
    public static Actor key(UUID id) {
      return new Actor(KEY, id.toString());
    }
  }

  /**
   * What was done to what.
   *
   * @param changes what changed, by field name
   * @param metadata what else is worth knowing, by name: a merge's {@code merged_from}
   */
  public record Deed(
      Action action, Resource resource, Map<String, Change> changes, Map<String, String> metadata) {

    /** Copies the changes and the metadata. */
    public Deed {
      changes = Map.copyOf(changes);
      metadata = Map.copyOf(metadata);
    }

    /** Something came into being. */
    public static Deed create(Resource resource) {
      return new Deed(Action.CREATE, resource, Map.of(), Map.of());
    }

    /** Something changed. */
    public static Deed update(Resource resource, Map<String, Change> changes) {
      return new Deed(Action.UPDATE, resource, changes, Map.of());
    }

    /** Something happened to it that changed none of its fields. */
    public static Deed happened(Resource resource, String name, String value) {
      return new Deed(Action.UPDATE, resource, Map.of(), Map.of(name, value));
    }

    /** Something is gone. */
    public static Deed delete(Resource resource) {
      return new Deed(Action.DELETE, resource, Map.of(), Map.of());
    }
  }

  /** What it was done to: {@code issue}, {@code project} and so on, with its id. */
  public record Resource(String type, String id) {

    /** An issue. */
    public static Resource issue(UUID id) {
      return new Resource("issue", id.toString());
    }

    /** A team. */
    public static Resource team(UUID id) {
      return new Resource("team", id.toString());
    }

    /** A member, by the person's id. */
    public static Resource member(UUID userId) {
      return new Resource("team_member", userId.toString());
    }

    /** An invitation. */
    public static Resource invitation(UUID id) {
      return new Resource("invitation", id.toString());
    }

    /** A project. */
    public static Resource project(UUID id) {
      return new Resource("project", id.toString());
    }

    /** An app. */
    public static Resource app(UUID id) {
      return new Resource("app", id.toString());
    }

    /** A user of a project's apps, by an id that tells nothing of theirs. */
    public static Resource appUser(UUID id) {
      return new Resource("app_user", id.toString());
    }

    /** A key. */
    public static Resource key(UUID id) {
      return new Resource("api_key", id.toString());
    }

    /** A run of a job. */
    public static Resource run(UUID id) {
      return new Resource("job_run", id.toString());
    }
  }

  /** A value before and after; empty when there was none. */
  public record Change(String before, String after) {}
}
