package dev.owlissues.shared.dynamo.digest;

import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.Digest.Listed;
import dev.owlissues.shared.digest.Digest.News;
import dev.owlissues.shared.digest.Digest.Rest;
import dev.owlissues.shared.digest.Digest.Said;
import dev.owlissues.shared.digest.DigestHead;
import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.issue.IssueCounts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The codecs of digests, their heads and their recipients, and the keys of all three. */
final class DigestCodec {
  static final String HEAD = "head";
  static final String DIGESTS = "digest#";

  /** Longer than any process lives that might plan the same number again. */
  static final Duration KEPT = Duration.ofDays(400);

  private DigestCodec() {}

  static String digestKey(long number) {
    return DIGESTS + "%010d".formatted(number);
  }

  static String recipientsKey(long number) {
    return digestKey(number) + "#";
  }

  static String recipientKey(long number, UUID userId) {
    return recipientsKey(number) + userId;
  }

  /** Whether an item of a project is a digest, and no recipient of one. */
  static boolean isDigest(Item item) {
    return item.has("cut") && item.text("sk").startsWith(DIGESTS);
  }

  static DigestHead head(Item item) {
    if (item.isEmpty()) {
      return DigestHead.NONE;
    }
    Optional<DigestHead.Noted> decision =
        item.optionalText("decision")
            .map(reason -> new DigestHead.Noted(reason, item.instant("decided_at")));
    return new DigestHead(item.number("closed", 0), item.optionalInstant("cut"), decision);
  }

  static Item toItem(Digest digest) {
    return Item.keyed(digest.projectId().toString(), digestKey(digest.number()))
        .with("number", digest.number())
        .with("since", digest.since())
        .with("cut", digest.cut())
        .with("issues", texts(digest.issues()))
        .with("said", list(digest.listed().stream().flatMap(DigestCodec::said)))
        .with("fresh", digest.totals().fresh())
        .with("regressed", digest.totals().regressed())
        .with("more", digest.totals().more())
        .with("rest", list(digest.rest().stream().map(DigestCodec::rest)))
        .with("members", texts(digest.members()))
        .expiring(digest.cut().plus(KEPT));
  }

  private static AttributeValue list(Stream<AttributeValue> values) {
    return AttributeValue.fromL(values.toList());
  }

  private static Stream<AttributeValue> said(Listed listed) {
    return listed.said().stream().map(DigestCodec::said).map(AttributeValue::fromM);
  }

  private static Map<String, AttributeValue> said(Said said) {
    Item item =
        Item.of(Map.of())
            .with("occurrences", said.counts().occurrences())
            .with("users", said.counts().users())
            .with("comparable", said.comparable());
    said.news()
        .ifPresent(news -> item.with("more", news.occurrences()).with("more_since", news.since()));
    return item.attributes();
  }

  private static AttributeValue rest(Rest rest) {
    return AttributeValue.fromM(
        Map.of(
            "app_id", Attributes.text(rest.appId()), "issues", Attributes.number(rest.issues())));
  }

  private static List<String> texts(List<UUID> ids) {
    return ids.stream().map(UUID::toString).toList();
  }

  static Digest digest(Item item) {
    return new Digest(
        item.uuid("pk"),
        item.number("number"),
        item.instant("since"),
        item.instant("cut"),
        listed(item),
        new Digest.Totals(
            (int) item.number("fresh"), (int) item.number("regressed"), item.flag("more")),
        maps(item, "rest")
            .map(rest -> new Rest(rest.uuid("app_id"), (int) rest.number("issues")))
            .toList(),
        uuids(item, "members"));
  }

  // A digest that an earlier version planned says nothing.
  private static List<Listed> listed(Item item) {
    List<UUID> ids = uuids(item, "issues");
    List<Said> said = maps(item, "said").map(DigestCodec::said).toList();
    return IntStream.range(0, ids.size())
        .mapToObj(i ->
            new Listed(ids.get(i), i < said.size() ? Optional.of(said.get(i)) : Optional.empty()))
        .toList();
  }

  private static Said said(Item map) {
    return new Said(
        new IssueCounts(map.number("occurrences"), map.number("users")),
        map.text("comparable"),
        map.has("more")
            ? Optional.of(new News(map.number("more"), map.instant("more_since")))
            : Optional.empty());
  }

  private static Stream<Item> maps(Item item, String name) {
    return item.has(name)
        ? item.get(name).l().stream().map(AttributeValue::m).map(Item::of)
        : Stream.empty();
  }

  private static List<UUID> uuids(Item item, String name) {
    return item.get(name).l().stream().map(id -> UUID.fromString(id.s())).toList();
  }

  static Recipient recipient(Item item) {
    String sort = item.text("sk");
    return new Recipient(
        UUID.fromString(sort.substring(sort.lastIndexOf('#') + 1)),
        state(item),
        item.optionalText("reason"),
        item.optionalUuid("run_id"));
  }

  static Recipient.State state(Item item) {
    return Recipient.State.valueOf(item.text("state").toUpperCase(Locale.ROOT));
  }
}
