package dev.owlissues.local.stack.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes requests as a program on this machine sends them to port 3000. */
public final class IncomingBuilder {
  private final String method;
  private final String target;
  private final Map<String, List<String>> headers = new TreeMap<>();
  private byte[] peer = {127, 0, 0, 1};
  private byte[] body = {};

  private IncomingBuilder(String method, String target) {
    this.method = method;
    this.target = target;
    headers.put("host", List.of("localhost:3000"));
  }

  public static IncomingBuilder get(String target) {
    return new IncomingBuilder("GET", target);
  }

  public static IncomingBuilder post(String target) {
    return new IncomingBuilder("POST", target).with("content-type", "application/json");
  }

  public IncomingBuilder with(String header, String... values) {
    headers.put(header, List.of(values));
    return this;
  }

  public IncomingBuilder without(String header) {
    headers.remove(header);
    return this;
  }

  public IncomingBuilder from(int... address) {
    for (int i = 0; i < address.length; i++) {
      peer[i] = (byte) address[i];
    }
    return this;
  }

  public IncomingBuilder body(byte... bytes) {
    body = bytes.clone();
    return this;
  }

  public IncomingBuilder body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  public Incoming build() {
    try {
      InetSocketAddress from = new InetSocketAddress(InetAddress.getByAddress(peer), 50_000);
      return new Incoming(method, URI.create(target), "HTTP/1.1", headers, from, body);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address", e);
    }
  }
}
