package dev.owlissues.api.http;

import dev.owlissues.gateway.HttpRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where people reach this server.
 *
 * @param publicUrl as the stack was told; empty where the address of each request counts
 */
public record PublicAddress(Optional<URI> publicUrl) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");

  /** The address for links in mails, without a slash at its end. */
  public String base(HttpRequest request) {
    return publicUrl.map(PublicAddress::origin).or(() -> own(request)).orElse("");
  }

  /** Whether a page of this server sent the request (RFC 6454). */
  public boolean sent(HttpRequest request) {
    return request.header("origin").filter(origin -> isOwn(request, origin)).isPresent();
  }

  /** Whether a page of another server sent the request. */
  public boolean isForeign(HttpRequest request) {
    return request.header("origin").filter(origin -> !isOwn(request, origin)).isPresent();
  }

  private boolean isOwn(HttpRequest request, String origin) {
    return publicUrl.map(PublicAddress::origin).filter(origin::equals).isPresent()
        || own(request).filter(origin::equals).isPresent();
  }

  /** The origin of pages that came from where this request was sent to. */
  private Optional<String> own(HttpRequest request) {
    return request
        .header("host")
        .filter(host -> HOST.matcher(host).matches())
        .map(host -> publicUrl.map(URI::getScheme).orElse("https") + "://" + host);
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }
}
