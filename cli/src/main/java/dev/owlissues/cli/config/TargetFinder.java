package dev.owlissues.cli.config;

import dev.owlissues.cli.rest.Failure.WrongUse;
import dev.owlissues.cli.rest.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds where the API is and which key to ask it with (R-cli-1): a flag comes before the
 * environment, which comes before the file. Where none of them names an endpoint, a stack that runs
 * on this machine is meant.
 */
public final class TargetFinder {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String KEY = "OWLMETRY_API_KEY";
  private static final int LAST_PORT = 65_535;

  private final Flags flags;
  private final Map<String, String> environment;
  private final Supplier<ConfigFile> file;
  private final Supplier<Optional<Target>> localStack;

  /**
   * Over what may be said in these places.
   *
   * @param file asked for only where it is needed: there may be no place for one
   */
  public TargetFinder(
      Flags flags,
      Map<String, String> environment,
      Supplier<ConfigFile> file,
      Supplier<Optional<Target>> localStack) {
    this.flags = flags;
    this.environment = environment;
    this.file = file;
    this.localStack = localStack;
  }

  /** Where to ask, and with which key. */
  public Target find() {
    Optional<String> endpoint = said();
    // A team is named on the command line, and so comes before a key of the environment.
    Optional<String> key =
        flags.apiKey().or(() -> variable(KEY).filter(_ -> flags.team().isEmpty()));
    if (endpoint.isPresent() && key.isPresent()) {
      return new Target(uri(endpoint.get()), key, Optional.empty());
    }
    ConfigFile kept = file.get();
    Optional<Profile> profile = profile(kept);
    Optional<String> place = endpoint.or(() -> place(kept, profile));
    if (place.isEmpty()) {
      return local(kept, key);
    }
    URI asked = uri(place.get());
    if (key.isPresent()) {
      return new Target(asked, key, Optional.empty());
    }
    profile.ifPresent(one -> refuseElsewhere(asked, one, kept));
    return new Target(asked, profile.map(Profile::apiKey), profile.map(Profile::teamId));
  }

  /** Where to ask what no key is needed for; none of the file's is in the way. */
  public URI endpoint() {
    Optional<String> endpoint = said();
    if (endpoint.isPresent()) {
      return uri(endpoint.get());
    }
    ConfigFile kept = file.get();
    return place(kept, profile(kept))
        .map(TargetFinder::uri)
        .orElseGet(() -> localStack.get().map(Target::endpoint).orElseThrow(() -> nowhere(kept)));
  }

  private Optional<String> said() {
    return flags.endpoint().or(() -> variable("OWLMETRY_ENDPOINT"));
  }

  private Optional<Profile> profile(ConfigFile kept) {
    return flags.team().map(kept::find).or(kept::active);
  }

  private Optional<String> place(ConfigFile kept, Optional<Profile> profile) {
    return profile.isPresent() ? profile.get().endpoint() : kept.endpoint();
  }

  // Anybody may listen on this machine: what is found there is no reason to send it a key that
  // stands in the environment for something else (R-cli-2).
  private Target local(ConfigFile kept, Optional<String> key) {
    if (flags.team().isPresent()) {
      throw new WrongUse(
          "%s does not say where that team's API is: say --endpoint too.".formatted(kept.path()));
    }
    if (key.isPresent() && flags.apiKey().isEmpty()) {
      throw new WrongUse(
          "%s is set, but not where the API is: say --endpoint too, or set OWLMETRY_ENDPOINT."
              .formatted(KEY));
    }
    Target stack = localStack.get().orElseThrow(() -> nowhere(kept));
    return key.isPresent() ? new Target(stack.endpoint(), key, Optional.empty()) : stack;
  }

  private static WrongUse nowhere(ConfigFile kept) {
    return new WrongUse(
        """
        It is not set up where the API is. One of
          ./owl local --demo                         starts it on this machine; nothing to set up
          owl setup --endpoint URL --api-key KEY     keeps both in %s
          --endpoint and --api-key, or OWLMETRY_ENDPOINT and OWLMETRY_API_KEY, for a single command\
        """
            .formatted(kept.path()));
  }

  // A key that is kept for one host is sent to no other, whatever a script puts into a flag
  // (R-cli-2).
  private static void refuseElsewhere(URI asked, Profile profile, ConfigFile kept) {
    Optional<Origin> own = profile.endpoint().map(TargetFinder::uri).map(Origin::of);
    if (!own.equals(Optional.of(Origin.of(asked)))) {
      throw new WrongUse(
          "The key in %s is not for %s: say --api-key too, or set OWLMETRY_API_KEY."
              .formatted(kept.path(), asked));
    }
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** An address without the slash at its end. */
  public static URI uri(String text) {
    try {
      URI uri = new URI(text.strip().replaceAll("/+$", ""));
      if (uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getPort() != 0
          && uri.getPort() <= LAST_PORT
          && uri.getScheme() != null
          && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
        return uri;
      }
    } catch (URISyntaxException notAnAddress) {
      // Said below, as of any other text.
    }
    throw new WrongUse(
        "\"%s\" is no endpoint: it is an address such as https://owl.example.com.".formatted(text));
  }
}
