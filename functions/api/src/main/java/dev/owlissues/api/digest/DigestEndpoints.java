package dev.owlissues.api.digest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.DigestAgenda;
import dev.owlissues.shared.digest.DigestHead;
import dev.owlissues.shared.digest.DigestPage;
import dev.owlissues.shared.digest.DigestStore;
import dev.owlissues.shared.digest.Recipient;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** A project's digests: what was mailed to whom, and why there is none now. */
public final class DigestEndpoints {

  private final Catalog catalog;
  private final DigestStore digests;
  private final DigestAgenda agenda;
  private final InstantSource clock;

  public DigestEndpoints(
      Catalog catalog, DigestStore digests, DigestAgenda agenda, InstantSource clock) {
    this.catalog = catalog;
    this.digests = digests;
    this.agenda = agenda;
    this.clock = clock;
  }

  public HttpResponse list(Call call) {
    return catalog.project(call).then(project -> list(call, project));
  }

  private HttpResponse list(Call call, Project project) {
    Parameters parameters = call.parameters();
    int limit = parameters.limit();
    Optional<Long> before = parameters.cursor("cursor", DigestEndpoints::number);
    return parameters.refusal().orElseGet(() -> page(project, before, limit));
  }

  private static Optional<Long> number(String cursor) {
    return cursor.matches("[1-9][0-9]{0,9}") ? Optional.of(Long.valueOf(cursor)) : Optional.empty();
  }

  private HttpResponse page(Project project, Optional<Long> before, int limit) {
    DigestHead head = digests.head(project.id());
    String decision = agenda.decide(project, head, clock.instant()).reason();
    DigestPage page = digests.newest(project.id(), before, limit);
    return Json.ok(json -> {
      json.writeArrayFieldStart("digests");
      for (DigestPage.Entry entry : page.digests()) {
        write(json, entry);
      }
      json.writeEndArray();
      Json.text(
          json,
          "cursor",
          page.hasMore()
              ? Optional.of(Long.toString(page.digests().getLast().digest().number()))
              : Optional.empty());
      json.writeBooleanField("has_more", page.hasMore());
      json.writeStringField("decision", decision);
      json.writeObjectFieldStart("last_run");
      Json.text(json, "decision", head.decision().map(DigestHead.Noted::reason));
      Json.time(json, "since", head.decision().map(DigestHead.Noted::at));
      json.writeEndObject();
    });
  }

  private static void write(JsonGenerator json, DigestPage.Entry entry) throws IOException {
    Digest digest = entry.digest();
    json.writeStartObject();
    json.writeNumberField("number", digest.number());
    Json.time(json, "since", digest.since());
    Json.time(json, "cut", digest.cut());
    json.writeArrayFieldStart("issues");
    for (UUID issue : digest.issues()) {
      json.writeString(issue.toString());
    }
    json.writeEndArray();
    json.writeNumberField("new_issues", digest.totals().fresh());
    json.writeNumberField("regressed_issues", digest.totals().regressed());
    json.writeArrayFieldStart("recipients");
    for (Recipient recipient : entry.recipients()) {
      json.writeStartObject();
      Json.id(json, "user_id", recipient.userId());
      json.writeStringField("state", recipient.state().wire());
      Json.text(json, "reason", recipient.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
