package dev.owlissues.shared.appuser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of users. It may be short and still not be the last: reading is bounded.
 *
 * @param next where the next page begins, if there may be one
 */
public record UserPage(List<AppUser> users, Optional<End> next) {

  /** Copies the list. */
  public UserPage {
    users = List.copyOf(users);
  }

  /**
   * Where a page ended. Users never move, so nobody is skipped or met twice.
   *
   * @param path of the bucket that was read last
   * @param userId the last of its users that was looked at; empty for all of them
   */
  public record End(String path, String userId) {}

  /** A page while its buckets are being read. */
  public static final class Draft {
    private final UserQuery query;
    private final List<AppUser> users = new ArrayList<>();
    private Optional<End> end = Optional.empty();

    /** The page that was asked for. */
    public Draft(UserQuery query) {
      this.query = query;
    }

    /**
     * Takes from the next bucket, in order of paths.
     *
     * @return whether the page is full
     */
    public boolean take(UserBucket bucket) {
      for (AppUser user : bucket.users()) {
        if (users.size() == query.limit()) {
          return true;
        }
        if (isAhead(bucket, user)) {
          end = Optional.of(new End(bucket.path(), user.userId()));
          if (query.wanted().test(user)) {
            users.add(user);
          }
        }
      }
      end = Optional.of(new End(bucket.path(), ""));
      return false;
    }

    private boolean isAhead(UserBucket bucket, AppUser user) {
      return query
          .after()
          .filter(last -> last.path().equals(bucket.path()))
          .map(last ->
              !last.userId().isEmpty()
                  && UserHash.bits(user.userId()).compareTo(UserHash.bits(last.userId())) > 0)
          .orElse(true);
    }

    /** The page; the last one when everything has been read. */
    public UserPage page(boolean last) {
      return new UserPage(users, last ? Optional.empty() : end);
    }
  }
}
