package dev.owlissues.local.stack.control;

import dev.owlissues.local.stack.http.Incoming;
import dev.owlissues.local.stack.http.Reply;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets only programs of this machine's user to the control endpoints: not other machines, and not
 * web pages of other sites, which a browser on this machine may be showing.
 */
public final class LocalCallers {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> OWN_FETCHES = Set.of("same-origin", "none");

  private final Set<String> hosts;
  private final Set<String> origins;

  /** Callers of a stack on that port. */
  public LocalCallers(int port) {
    hosts = NAMES.stream().map(name -> name + ":" + port).collect(Collectors.toUnmodifiableSet());
    origins = hosts.stream().map(host -> "http://" + host).collect(Collectors.toUnmodifiableSet());
  }

  /** Why the caller is refused, if it is. */
  Optional<Reply> refusal(Incoming incoming) {
    return Stream.of(peer(incoming), host(incoming), site(incoming), type(incoming))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Reply> peer(Incoming incoming) {
    return incoming.peer().getAddress().isLoopbackAddress()
        ? Optional.empty()
        : Optional.of(Reply.error(403, "only for callers on this machine"));
  }

  // A name that somebody else's DNS points here is how a foreign page would get in.
  private Optional<Reply> host(Incoming incoming) {
    return incoming.header("host").map(LocalCallers::lower).filter(hosts::contains).isPresent()
        ? Optional.empty()
        : Optional.of(Reply.error(403, "Host must be one of " + sorted(hosts)));
  }

  private Optional<Reply> site(Incoming incoming) {
    boolean foreignOrigin =
        incoming
            .header("origin")
            .map(LocalCallers::lower)
            .filter(o -> !origins.contains(o))
            .isPresent();
    boolean foreignFetch =
        incoming.header("sec-fetch-site").filter(site -> !OWN_FETCHES.contains(site)).isPresent();
    return foreignOrigin || foreignFetch
        ? Optional.of(Reply.error(403, "not for pages of other sites"))
        : Optional.empty();
  }

  // A form of a foreign page can post, but not JSON; one that sends nothing names its origin.
  private static Optional<Reply> type(Incoming incoming) {
    boolean json =
        incoming
            .header("content-type")
            .map(type -> lower(type.split(";", 2)[0].strip()))
            .filter("application/json"::equals)
            .isPresent();
    return incoming.body().length == 0 || json
        ? Optional.empty()
        : Optional.of(Reply.error(415, "Content-Type must be application/json"));
  }

  private static String sorted(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
