package dev.owlissues.cli.rest;

import java.net.URI;
import java.util.Locale;

/** Who answers at an address. */
public record Origin(String scheme, String host, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Of an address with a host. */
  public static Origin of(URI uri) {
    String scheme = lower(uri.getScheme());
    int usual = scheme.equals("https") ? HTTPS : HTTP;
    return new Origin(scheme, lower(uri.getHost()), uri.getPort() < 0 ? usual : uri.getPort());
  }

  boolean isSecure() {
    return scheme.equals("https");
  }

  /** Whether what is sent there can be read on the way: it leaves this machine as it is. */
  public boolean isOpen() {
    return !isSecure()
        && !host.equals("localhost")
        && !host.endsWith(".localhost")
        && !host.matches("127\\.[0-9.]+|\\[(::1|0:0:0:0:0:0:0:1)]");
  }

  /** The host as the resolver takes it: an IPv6 address without its brackets. */
  String name() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
