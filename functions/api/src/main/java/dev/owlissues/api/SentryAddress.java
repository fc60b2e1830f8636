package dev.owlissues.api;

import dev.owlissues.shared.team.App;
import java.net.URI;
import java.util.Optional;

/**
 * Where a Sentry SDK of an app sends to. The number at its end means nothing here, but those SDKs
 * insist on one.
 *
 * @param publicUrl where people and programs reach this server, if that is known
 */
record SentryAddress(Optional<URI> publicUrl) {

  /** The app's DSN; there is none without a client key or without a known address. */
  Optional<String> of(App app) {
    return publicUrl.flatMap(
        url ->
            app.clientSecret()
                .map(key -> "%s://%s@%s/1".formatted(url.getScheme(), key, url.getAuthority())));
  }
}
