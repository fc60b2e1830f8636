package dev.owlissues.api.issue;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.audit.AuditJson;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.digest.DigestIssues;
import dev.owlissues.shared.issue.Claimant;
import dev.owlissues.shared.issue.IssueUndo;
import dev.owlissues.shared.issue.LifecycleTexts;
import dev.owlissues.shared.issue.comment.CommentService;
import dev.owlissues.shared.issue.merge.Merge;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened to an issue, on the wire. */
final class ActivityJson {
  /** What an entry tells beside the changes, and how that is called here. */
  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              Merge.MERGED_FROM,
              "merged_from",
              "split_from",
              "split_from",
              "split_into",
              "split_into",
              CommentService.MADE,
              "comment_id",
              CommentService.DELETED,
              "comment_id",
              IssueUndo.UNDOES,
              "undoes"));

  private final Map<Actor, String> names;

  /** Names actors by that map; who is not in it is gone. */
  ActivityJson(Map<Actor, String> names) {
    this.names = Map.copyOf(names);
  }

  JsonText.Content object(AuditEntry entry) {
    return Json.object(json -> {
      ActivityKind kind = ActivityKind.of(entry);
      Json.id(json, "id", entry.id());
      json.writeStringField("kind", kind.wire());
      Json.time(json, "at", entry.at());
      actor(json, entry.actor());
      Map<String, Change> changes = entry.deed().changes();
      if (!changes.isEmpty()) {
        AuditJson.changes(json, changes);
      }
      if (changes.containsKey("claimed_by")) {
        ClaimantJson.field(json, claimedBy(entry).map(this::named));
      }
      for (Map.Entry<String, String> name : NAMES.entrySet()) {
        String value = entry.deed().metadata().get(name.getKey());
        if (value != null) {
          json.writeStringField(name.getValue(), value);
        }
      }
      String digest = entry.deed().metadata().get(DigestIssues.LISTED_BY);
      if (digest != null) {
        json.writeNumberField("digest_number", Long.parseLong(digest));
      }
    });
  }

  /** Everybody whom some entries name. */
  static Set<Actor> actors(Collection<AuditEntry> entries) {
    return entries.stream()
        .flatMap(entry ->
            Stream.concat(Stream.of(entry.actor()), claimedBy(entry).map(Claimant::actor).stream()))
        .collect(Collectors.toSet());
  }

  private static Optional<Claimant> claimedBy(AuditEntry entry) {
    return Optional.ofNullable(entry.deed().changes().get("claimed_by"))
        .map(Change::after)
        .flatMap(LifecycleTexts::claimedBy);
  }

  private Claimant named(Claimant claimant) {
    return claimant.named(names.getOrDefault(claimant.actor(), ""));
  }

  private void actor(JsonGenerator json, Actor actor) throws IOException {
    json.writeObjectFieldStart("actor");
    json.writeStringField("type", actor.type().equals(Actor.KEY) ? "agent" : actor.type());
    json.writeStringField("id", actor.id());
    Json.text(json, "name", names.getOrDefault(actor, ""));
    json.writeEndObject();
  }
}
