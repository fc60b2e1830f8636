package dev.owlissues.shared.appuser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A page of users. It may be short and still not be the last: reading is bounded.
 *
 * @param next where the next page begins, if there may be one
 */
public record AppUserPage(List<Row> rows, Optional<End> next) {

  /** Copies the list. */
  public AppUserPage {
    rows = List.copyOf(rows);
  }

  /**
   * A user of a page.
   *
   * @param place where a page that ends with this user ends
   */
  public record Row(AppUser user, End place) {}

  /**
   * Where a page ended. Users never move, so nobody is skipped or met twice.
   *
   * @param path of the bucket that was read last
   * @param hash the bits of the last of its users that was looked at; empty for all of them
   */
  public record End(String path, String hash) {
    /** The order of the list: a bucket comes before its children. */
    public static final Comparator<End> IN_ORDER =
        Comparator.comparing(End::path).thenComparing(End::hash);
  }

  /** The users alone. */
  public List<AppUser> users() {
    return rows.stream().map(Row::user).toList();
  }

  /** A page while its buckets are being read. */
  public static final class Draft {
    private final AppUserQuery query;
    private final List<Row> rows = new ArrayList<>();
    private Optional<End> end = Optional.empty();

    /** The page that was asked for. */
    public Draft(AppUserQuery query) {
      this.query = query;
    }

    /**
     * Takes from the next bucket, in order of paths.
     *
     * @return whether the page is full
     */
    public boolean take(AppUserBucket bucket) {
      for (AppUser user : bucket.users()) {
        if (rows.size() == query.limit()) {
          return true;
        }
        String hash = AppUserHash.bits(user.userId());
        if (isAhead(bucket, hash)) {
          var place = new End(bucket.path(), hash);
          end = Optional.of(place);
          if (query.wanted().test(user)) {
            rows.add(new Row(user, place));
          }
        }
      }
      end = Optional.of(new End(bucket.path(), ""));
      return false;
    }

    private boolean isAhead(AppUserBucket bucket, String hash) {
      return query
          .after()
          .filter(last -> last.path().equals(bucket.path()))
          .map(last -> !last.hash().isEmpty() && hash.compareTo(last.hash()) > 0)
          .orElse(true);
    }

    /** The page; the last one when everything has been read. */
    public AppUserPage page(boolean last) {
      return new AppUserPage(rows, last ? Optional.empty() : end);
    }
  }
}
