package dev.owlissues.shared.purge.work;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.merge.MergeStage.ANN;
import static dev.owlissues.shared.issue.merge.MergeStage.APP;
import static dev.owlissues.shared.issue.merge.MergeStage.OTHER_APP;
import static dev.owlissues.shared.issue.merge.MergeStage.PROJECT;
import static dev.owlissues.shared.issue.merge.MergeStage.TEAM;

import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.base.packed.Deflated;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.merge.MergeStage;
import dev.owlissues.shared.purge.Purge;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Errors of somebody who is to be erased, in a young issue and in grown ones, and of others. */
final class ErasureStage {
  /** Who is to be erased: what is left of them is looked for by this. */
  static final String PERSON = "the-person-to-be-erased";

  /** One of the ids under which they were seen before they signed in. */
  static final String ANONYMOUS = "owl_anon_of-that-person";

  private static final Duration LONG = Duration.ofHours(1);

  private ErasureStage() {}

  /** Makes it all. */
  static void make(MergeStage stage, LocalTables tables) {
    RemovedStage.makeApps(stage, tables);
    stage.receive(
        APP,
        anEvent().message("young").session("s-person-1").user(PERSON),
        anEvent().message("young").session("s2").user("bob"));
    stage.receive(APP, anEvent().message("grown").session("s-person-3").user(ANONYMOUS));
    stage.receive(APP, anEvent().message("grown").session("s4").user("bob"));
    stage.receive(OTHER_APP, anEvent().message("merged").session("s-person-5").user(PERSON));
    stage.receive(OTHER_APP, anEvent().message("of others").session("s6").user("bob"));
    stage.scan();
    stage.merge(stage.titled("merged"), stage.titled("grown"));
    stage.drain(LONG);
    for (String user : List.of(PERSON, "bob")) {
      var known = new UserProperties(new TreeMap<>(Map.of("plan", "pro")), 1);
      tables.stores().userProperties().replace(PROJECT, user, known);
    }
    tables.stores().userClaims().claim(PROJECT, ANONYMOUS, PERSON);
    tables.stores().userClaims().claim(PROJECT, "owl_anon_of-bob", "bob");
  }

  /** Asks for the erasure. */
  static void erase(MergeStage stage) {
    stage.purging.user(TEAM, PROJECT, Set.of(APP.appId(), OTHER_APP.appId()), PERSON, ANN);
  }

  /** What stands for the person. */
  static UUID subject() {
    return Purge.subjectOf(PROJECT, PERSON);
  }

  /** What is left of the person in any table and does not expire; packed things are unpacked. */
  static List<String> left(MergeStage stage) {
    List<String> left = new ArrayList<>();
    for (Table table : Tables.ALL) {
      for (Map<String, AttributeValue> item : stage.items(table)) {
        String text = text(item);
        if (!item.containsKey("expires_at") && text.contains("person")) {
          left.add(table.resource() + " " + text);
        }
      }
    }
    return left;
  }

  private static String text(Map<String, AttributeValue> item) {
    return item
        + item.values().stream()
            .filter(value -> value.b() != null)
            .map(value -> value.b().asByteArray())
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1) + inflated(bytes))
            .collect(Collectors.joining());
  }

  private static String inflated(byte[] bytes) {
    try {
      return new String(Deflated.inflate(bytes), StandardCharsets.ISO_8859_1);
    } catch (DataFormatException _) {
      return "";
    }
  }
}
