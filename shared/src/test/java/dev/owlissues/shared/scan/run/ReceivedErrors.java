package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.packing.BatchCodec;
import dev.owlissues.shared.event.packing.Decoded;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.fingerprint.Rule;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.scan.run.ReceivedFacts.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the stored error events of an issue come to, worked out without the scan's code. */
record ReceivedErrors(
    Set<String> sessions, Set<String> users, SeenRange seen, List<Received> events) {

  /** The error events among the events table's items, by what groups them. */
  static Map<Grouping, ReceivedErrors> byGrouping(Iterable<Map<String, AttributeValue>> items) {
    Map<Grouping, ReceivedErrors> found = new HashMap<>();
    for (var item : items) {
      String[] key = Objects.requireNonNull(item.get("pk")).s().split("#", -1);
      AttributeValue packed = item.get("events");
      if (packed != null
          && key[2].equals("error")
          && new BatchCodec().decode(packed.b().asByteArray())
              instanceof Decoded.Events(var events)) {
        BatchKey batch = batch(key, item);
        UUID request = UUID.fromString(Objects.requireNonNull(item.get("request")).s());
        for (int i = 0; i < events.size(); i++) {
          found.merge(
              grouping(batch.appId(), events.get(i)),
              of(new Received(request, batch.event(i), events.get(i))),
              ReceivedErrors::plus);
        }
      }
    }
    return found;
  }

  private static BatchKey batch(String[] key, Map<String, AttributeValue> item) {
    String[] order = Objects.requireNonNull(item.get("sk")).s().split("#", -1);
    return new BatchKey(
        UUID.fromString(key[0]),
        Kind.ERROR,
        Integer.parseInt(key[3]),
        Instant.parse(order[0]),
        HexFormat.fromHexDigitsToLong(order[1]));
  }

  private static Grouping grouping(UUID app, Event event) {
    return new Grouping(
        app,
        event.build().dev(),
        Rule.STANDARD,
        new Fingerprinter().fingerprint(event.content().message(), event.content().sourceModule()));
  }

  private static ReceivedErrors of(Received received) {
    Event event = received.event();
    String user = event.actor().userId();
    return new ReceivedErrors(
        Set.of(event.actor().sessionId()),
        user.isEmpty() ? Set.of() : Set.of(user),
        SeenRange.once(
            new Sighting(
                event.content().timestamp(),
                event.build().appVersion(),
                event.build().sdkVersion())),
        List.of(received));
  }

  ReceivedErrors plus(ReceivedErrors more) {
    Set<String> allSessions = new HashSet<>(sessions);
    allSessions.addAll(more.sessions);
    Set<String> allUsers = new HashSet<>(users);
    allUsers.addAll(more.users);
    List<Received> allEvents = new ArrayList<>(events);
    allEvents.addAll(more.events);
    return new ReceivedErrors(allSessions, allUsers, seen.plus(more.seen), allEvents);
  }
}
