package dev.owlissues.cli.rest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections: over TLS with the certificate checked, and that it is the host's. */
final class Connection {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);

  private Connection() {}

  /**
   * To whom answers at that address.
   *
   * @param patience how long each part of an answer may take, and no more than that for connecting
   */
  static Socket to(URI uri, Duration patience) throws IOException {
    Origin origin = Origin.of(uri);
    Socket socket = plain(origin, patience);
    if (!origin.isSecure()) {
      return socket;
    }
    try {
      return secure(socket, origin);
    } catch (IOException refused) {
      socket.close();
      throw refused;
    }
  }

  // A name may have several addresses, and not all of them answer.
  private static Socket plain(Origin origin, Duration patience) throws IOException {
    Duration connect = patience.compareTo(CONNECT) < 0 ? patience : CONNECT;
    IOException last = new ConnectException("it has no address");
    for (InetAddress address : InetAddress.getAllByName(origin.name())) {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) patience.toMillis());
        socket.connect(new InetSocketAddress(address, origin.port()), (int) connect.toMillis());
        return socket;
      } catch (IOException failed) {
        socket.close();
        last = failed;
      }
    }
    throw last;
  }

  // A socket of this factory trusts whom the JDK trusts, but looks at the name only when it is told
  // to.
  private static Socket secure(Socket plain, Origin origin) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, origin.name(), origin.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    int patience = plain.getSoTimeout();
    // Who does not speak TLS may wait for more of what he takes for a request.
    plain.setSoTimeout(Math.min(patience, (int) HANDSHAKE.toMillis()));
    socket.startHandshake();
    plain.setSoTimeout(patience);
    return socket;
  }
}
