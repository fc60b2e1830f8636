package dev.owlissues.shared.base.id;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * A random source as Lambda's snapshot of a process holds it. Unlike the system's, it has a state
 * that can be copied: each process that starts from the snapshot has the same one.
 */
public final class FrozenRandom {
  private final byte[] state;

  private FrozenRandom(byte[] state) {
    this.state = state;
  }

  /** A source whose state is the same in each run. */
  public static SecureRandom source() {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(42);
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes the snapshot. */
  public static FrozenRandom of(SecureRandom random) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FrozenRandom(bytes.toByteArray());
  }

  /** What one process finds when it starts from the snapshot. */
  public SecureRandom thaw() {
    try (var in = new ObjectInputStream(new ByteArrayInputStream(state))) {
      return (SecureRandom) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
