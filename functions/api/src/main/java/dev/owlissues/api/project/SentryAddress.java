package dev.owlissues.api.project;

import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.shared.account.team.App;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a Sentry SDK of an app sends to. The number at its end means nothing here, but those SDKs
 * insist on one.
 *
 * @param publicUrl where people and SDKs reach this server, if that is known
 */
public record SentryAddress(Optional<URI> publicUrl) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");

  /** The address as the request's sender may use it: if no other is known, that of the request. */
  public SentryAddress from(HttpRequest request) {
    return new SentryAddress(
        publicUrl.or(() ->
            request
                .header("host")
                .filter(host -> HOST.matcher(host).matches())
                .map(host -> URI.create("https://" + host))));
  }

  /** The app's DSN; there is none without a client key or without a known address. */
  public Optional<String> of(App app) {
    return publicUrl.flatMap(url ->
        app.clientSecret()
            .map(key -> "%s://%s@%s/1".formatted(url.getScheme(), key, url.getAuthority())));
  }
}
