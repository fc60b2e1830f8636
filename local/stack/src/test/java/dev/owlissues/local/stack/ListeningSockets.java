package dev.owlissues.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The TCP sockets on which this process really listens, as Linux tells them. */
public final class ListeningSockets {
  private static final Path TABLES = Path.of("/proc/self/net");
  private static final String LISTEN = "0A";

  private ListeningSockets() {}

  public static List<InetSocketAddress> ofThisProcess() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(TABLES), "needs Linux's /proc");
    Set<String> own = inodes();
    List<InetSocketAddress> sockets = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(TABLES.resolve(table))) {
        String[] fields = line.strip().split(" +", -1);
        if (fields[3].equals(LISTEN) && own.contains(fields[9])) {
          sockets.add(address(fields[1]));
        }
      }
    }
    return sockets;
  }

  private static Set<String> inodes() throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          String target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring("socket:[".length(), target.length() - 1));
          }
        }
      }
    }
    return inodes;
  }

  /** An address as the kernel writes it: words of four bytes, each with its last byte first. */
  private static InetSocketAddress address(String text) throws IOException {
    String[] parts = text.split(":", 2);
    byte[] swapped = HexFormat.of().parseHex(parts[0]);
    byte[] bytes = new byte[swapped.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = swapped[i / 4 * 4 + 3 - i % 4];
    }
    return new InetSocketAddress(
        InetAddress.getByAddress(bytes), HexFormat.fromHexDigits(parts[1]));
  }
}
