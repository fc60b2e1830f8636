package dev.owlissues.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.AppUserPage;
import dev.owlissues.shared.audit.AuditPage;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.reading.EventCursor;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.export.ExportPlace;
import dev.owlissues.shared.issue.export.ExportPlace.Within;
import dev.owlissues.shared.issue.list.IssueRow;
import dev.owlissues.shared.issue.list.IssueSort;
import dev.owlissues.shared.issue.list.ListCursor;
import dev.owlissues.shared.issue.list.ListPlace;
import dev.owlissues.shared.issue.list.ListTime;
import dev.owlissues.shared.issue.list.OccurrenceCursor;
import dev.owlissues.shared.issue.route.RoutePlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Cursors on the wire: base64url of a JSON array of texts, {@code ["<iso time>","<id>"]}. */
public final class Cursors {
  private static final int MAX_LENGTH = 600;
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z");
  private static final Pattern KEY = Pattern.compile("[0-9A-Za-z#:.~-]{1,200}");
  private static final Pattern GROUP = Pattern.compile("[0-9]{1,4}");
  private static final Pattern VALUE = Pattern.compile("-?[0-9]{1,18}");

  /** How many texts a cursor of a sorted list has at least. */
  private static final int SORTED = 6;

  /** How many texts a cursor of an export has at least. */
  private static final int EXPORTED = 3;

  private static final String PRODUCTION = "production";
  private static final String DEVELOPMENT = "development";
  private static final String OCCURRENCES = "occurrences";
  private static final String COMMENTS = "comments";

  private static final Pattern BITS = Pattern.compile("[01]{0,64}");
  private static final JsonFactory JSON = new JsonFactory();

  private Cursors() {}

  public static String write(IssueRow row) {
    return write(List.of(Iso.write(row.updatedAt()), row.id().toString()));
  }

  public static String write(AuditPage.Place place) {
    return write(List.of(Iso.write(place.at()), place.id().toString()));
  }

  /** A place among runs: their ids are in order of time. */
  public static String run(UUID runId) {
    return write(List.of(runId.toString()));
  }

  public static String write(OccurrenceCursor cursor) {
    return write(List.of(cursor.pack(), cursor.id().toString()));
  }

  /** Of fingerprints, by when they were met first. */
  public static String write(RoutePlace place) {
    return write(List.of(Iso.write(place.createdAt()), place.grouping().key()));
  }

  /** Of comments, which sort by id. */
  public static String write(UUID comment) {
    return write(List.of(comment.toString()));
  }

  /** Of users, by the bits of their bucket's path and of their own hash. */
  public static String write(AppUserPage.End end) {
    return write(List.of(end.path(), end.hash()));
  }

  public static String write(EventCursor cursor) {
    List<String> parts =
        new ArrayList<>(List.of(Iso.write(cursor.time()), cursor.id().uuid().toString()));
    if (!cursor.window().isEmpty()) {
      parts.add(cursor.window());
    }
    return write(parts);
  }

  /** Of sorted lists of issues: as of when, up to where, and after which place. */
  public static String write(ListCursor cursor) {
    List<String> parts =
        new ArrayList<>(
            List.of(
                cursor.sort().wire(),
                Iso.write(cursor.time().began()),
                Iso.write(cursor.time().scannedAt()),
                Integer.toString(cursor.after().group()),
                Long.toString(cursor.after().value()),
                cursor.after().id().toString()));
    cursor
        .end()
        .ifPresent(end -> parts.addAll(List.of(Iso.write(end.updatedAt()), end.id().toString())));
    return write(parts);
  }

  /** Of exports: which issue of which mode, and how far it has been written. */
  public static String write(ExportPlace place) {
    List<String> parts =
        new ArrayList<>(
            List.of(
                place.dev() ? DEVELOPMENT : PRODUCTION,
                Iso.write(place.row().updatedAt()),
                place.row().id().toString()));
    switch (place.within()) {
      case Within.Done() -> {}
      case Within.Occurrences(var after) -> {
        parts.add(OCCURRENCES);
        after.ifPresent(last -> parts.addAll(List.of(last.pack(), last.id().toString())));
      }
      case Within.Comments(var after) -> {
        parts.add(COMMENTS);
        after.ifPresent(last -> parts.add(last.toString()));
      }
    }
    return write(parts);
  }

  /** A place in an export. */
  public static Optional<ExportPlace> export(String text) {
    return parts(text)
        .filter(parts -> parts.size() >= EXPORTED)
        .filter(parts -> List.of(PRODUCTION, DEVELOPMENT).contains(parts.getFirst()))
        .flatMap(parts ->
            row(parts.get(1), parts.get(2))
                .flatMap(row ->
                    within(parts.subList(EXPORTED, parts.size()))
                        .map(within ->
                            new ExportPlace(parts.getFirst().equals(DEVELOPMENT), row, within))));
  }

  private static Optional<Within> within(List<String> parts) {
    if (parts.isEmpty()) {
      return Optional.of(new Within.Done());
    }
    List<String> after = parts.subList(1, parts.size());
    return switch (parts.getFirst()) {
      case OCCURRENCES ->
          after.isEmpty()
              ? Optional.of(new Within.Occurrences(Optional.empty()))
              : occurrence(after).map(last -> new Within.Occurrences(Optional.of(last)));
      case COMMENTS ->
          after.isEmpty()
              ? Optional.of(new Within.Comments(Optional.empty()))
              : comment(after).map(last -> new Within.Comments(Optional.of(last)));
      default -> Optional.empty();
    };
  }

  /** A place in a list of issues that is sorted so. */
  public static Optional<ListCursor> sorted(IssueSort sort, String text) {
    return parts(text)
        .filter(parts -> parts.size() == SORTED || parts.size() == SORTED + 2)
        .filter(parts -> parts.getFirst().equals(sort.wire()))
        .flatMap(parts -> sorted(sort, parts));
  }

  private static Optional<ListCursor> sorted(IssueSort sort, List<String> parts) {
    Optional<Instant> began = time(parts.get(1));
    Optional<Instant> scannedAt = time(parts.get(2));
    Optional<ListPlace> place = place(parts.get(3), parts.get(4), parts.get(5));
    Optional<IssueRow> end =
        parts.size() == SORTED ? Optional.empty() : row(parts.get(SORTED), parts.get(SORTED + 1));
    if (parts.size() > SORTED && end.isEmpty()) {
      return Optional.empty();
    }
    // What a list ends with was there when it began.
    return began
        .filter(from -> end.filter(row -> row.updatedAt().isAfter(from)).isEmpty())
        .flatMap(from ->
            scannedAt.flatMap(scanned ->
                place.map(after -> new ListCursor(sort, new ListTime(from, scanned), end, after))));
  }

  private static Optional<ListPlace> place(String group, String value, String id) {
    return GROUP.matcher(group).matches() && VALUE.matcher(value).matches()
        ? Uuids.read(id)
            .map(its -> new ListPlace(Integer.parseInt(group), Long.parseLong(value), its))
        : Optional.empty();
  }

  private static Optional<IssueRow> row(String time, String id) {
    return time(time).flatMap(at -> Uuids.read(id).map(its -> new IssueRow(at, its)));
  }

  public static Optional<IssueRow> issue(String text) {
    return parts(text)
        .filter(parts -> parts.size() == 2)
        .flatMap(parts -> row(parts.get(0), parts.get(1)));
  }

  public static Optional<AuditPage.Place> audit(String text) {
    return parts(text)
        .filter(parts -> parts.size() == 2)
        .flatMap(parts ->
            time(parts.get(0)).flatMap(time -> id(parts).map(id -> new AuditPage.Place(time, id))));
  }

  public static Optional<UUID> run(String text) {
    return parts(text)
        .filter(parts -> parts.size() == 1)
        .flatMap(parts -> Uuids.read(parts.getFirst()));
  }

  public static Optional<OccurrenceCursor> occurrence(String text) {
    return parts(text).flatMap(Cursors::occurrence);
  }

  private static Optional<OccurrenceCursor> occurrence(List<String> parts) {
    return parts.size() == 2 && KEY.matcher(parts.get(0)).matches()
        ? id(parts).map(id -> new OccurrenceCursor(parts.get(0), id))
        : Optional.empty();
  }

  public static Optional<RoutePlace> fingerprint(String text) {
    return parts(text)
        .filter(parts -> parts.size() == 2)
        .flatMap(parts ->
            time(parts.get(0))
                .flatMap(time ->
                    Grouping.parse(parts.get(1)).map(grouping -> new RoutePlace(time, grouping))));
  }

  public static Optional<UUID> comment(String text) {
    return parts(text).flatMap(Cursors::comment);
  }

  private static Optional<UUID> comment(List<String> parts) {
    return parts.size() == 1 ? Uuids.read(parts.getFirst()) : Optional.empty();
  }

  public static Optional<AppUserPage.End> user(String text) {
    return parts(text)
        .filter(parts -> parts.size() == 2 && parts.stream().allMatch(BITS.asMatchPredicate()))
        .filter(parts -> parts.getFirst().length() >= AppUserBucket.ROOT_BITS)
        .map(parts -> new AppUserPage.End(parts.get(0), parts.get(1)));
  }

  public static Optional<EventCursor> event(String text) {
    return parts(text)
        .filter(parts -> parts.size() == 2 || isWindowed(parts))
        .flatMap(parts ->
            time(parts.get(0))
                .flatMap(time ->
                    id(parts)
                        .flatMap(EventId::of)
                        .map(id ->
                            new EventCursor(time, id, parts.size() == 2 ? "" : parts.get(2)))));
  }

  private static boolean isWindowed(List<String> parts) {
    return parts.size() == 3 && KEY.matcher(parts.get(2)).matches();
  }

  private static Optional<UUID> id(List<String> parts) {
    return Uuids.read(parts.get(1));
  }

  private static Optional<Instant> time(String text) {
    try {
      return TIME.matcher(text).matches() ? Optional.of(Iso.read(text)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String write(List<String> parts) {
    byte[] json =
        JsonText.bytes(out -> {
          out.writeStartArray();
          for (String part : parts) {
            out.writeString(part);
          }
          out.writeEndArray();
        });
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  private static Optional<List<String>> parts(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try (JsonParser json =
        JSON.createParser(
            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8))) {
      List<String> parts = new ArrayList<>();
      if (json.nextToken() != JsonToken.START_ARRAY) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        parts.add(json.getText());
      }
      boolean ended = json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null;
      return ended ? Optional.of(List.copyOf(parts)) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
