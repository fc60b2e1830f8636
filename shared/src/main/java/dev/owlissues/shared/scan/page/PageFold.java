package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.appuser.AnonymousIds;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.fingerprint.Grouping;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page's events come to, per grouping, in the order in which the groupings were first met.
 * It is all that is kept of the events, so its size goes by groupings, sessions and users, not by
 * events.
 */
public final class PageFold {
  private static final int USER_BYTES = 140;

  private final GroupingRule rule;
  private final Map<Grouping, IssueFold> folds = new LinkedHashMap<>();
  private final NewestVersions production = new NewestVersions();
  private final Map<String, AppUser> users = new HashMap<>();
  private final CopyFilter copies = new CopyFilter();
  private long events;
  private long bytes;
  private int anonymous;

  /** An empty fold, which groups events by that rule. */
  public PageFold(GroupingRule rule) {
    this.rule = rule;
  }

  /** Adds a batch's events, unless it is a copy of one before it; batches come in order. */
  public void add(PackedBatch batch, List<Event> events) {
    if (copies.isFirst(batch)) {
      bytes += CopyFilter.BYTES;
      add(batch.key(), batch.imported(), events);
    }
  }

  /** Adds the events of a batch that were sent as they happened; batches come in order. */
  public void add(BatchKey key, List<Event> batch) {
    add(key, false, batch);
  }

  private void add(BatchKey key, boolean imported, List<Event> batch) {
    for (int position = 0; position < batch.size(); position++) {
      IssueFold fold = add(key, key.event(position), batch.get(position));
      if (!imported) {
        fold.happened();
      }
    }
  }

  private IssueFold add(BatchKey key, EventId id, Event event) {
    events++;
    boolean dev = event.build().dev();
    if (!dev) {
      production.add(event.build().appVersion());
    }
    if (!event.actor().userId().isEmpty()) {
      AppUser met =
          AppUser.met(
              event.actor().userId(), event.content().timestamp(), event.build().appVersion(), dev);
      int known = users.size();
      users.merge(met.userId(), met, AppUser::plus);
      if (users.size() > known) {
        bytes += USER_BYTES + bytes(met.userId());
        anonymous += AnonymousIds.has(met.userId()) ? 1 : 0;
      }
    }
    var grouping = new Grouping(key.appId(), dev, rule.rule(), rule.of(event));
    IssueFold fold = folds.get(grouping);
    if (fold == null) {
      fold = IssueFold.startingWith(id, event, grouping.fingerprint(), rule.normalized(event));
      folds.put(grouping, fold);
      bytes += fold.bytes();
    }
    bytes += fold.add(id, event);
    return fold;
  }

  /** The folds by grouping. */
  public Map<Grouping, IssueFold> folds() {
    return folds;
  }

  /** The newest versions among production events. */
  public NewestVersions production() {
    return production;
  }

  /** The users among the events, each once. */
  public Collection<AppUser> users() {
    return users.values();
  }

  /** How many anonymous users there are among them. */
  int anonymousUsers() {
    return anonymous;
  }

  /** The ids of the anonymous ones, in an order that follows from them alone. */
  List<String> anonymousIds() {
    return anonymous == 0
        ? List.of()
        : users.keySet().stream().filter(AnonymousIds::has).sorted().toList();
  }

  /** Counts those who were claimed as who they are; the events stay as they were sent. */
  void claim(Map<String, String> claimants) {
    claimants.forEach((anonymousId, userId) -> {
      AppUser met = users.remove(anonymousId);
      if (met != null) {
        users.merge(userId, met.as(userId), AppUser::plus);
      }
    });
    folds.values().forEach(fold -> fold.claim(claimants));
  }

  /** How many events were added. */
  public long events() {
    return events;
  }

  /** About how many bytes of memory it takes, with what it takes to write the page. */
  public long bytes() {
    return bytes;
  }

  /** The most that a text may take beside what every text takes. */
  public static int bytes(String text) {
    return text.length() * Character.BYTES;
  }
}
