package dev.owlissues.bench.speed;

import dev.owlissues.bench.workload.Messages;
import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import dev.owlissues.shared.fingerprint.Normalizer;
import dev.owlissues.shared.fingerprint.RegexNormalizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a fingerprint costs on one core: the whole, its parts, and the plain way to do it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FingerprintBenchmark {
  private final Normalizer normalizer = new Normalizer();
  private final RegexNormalizer regex = new RegexNormalizer();
  private final Fingerprinter fingerprinter = new Fingerprinter();
  private final MessageDigest sha256 = Sha256.digest();
  private final String[] messages = Messages.all();
  private final byte[][] normalized =
      Stream.of(messages)
          .map(message -> (":" + normalizer.normalize(message)).getBytes(StandardCharsets.UTF_8))
          .toArray(byte[][]::new);
  private int turn;

  /** From message to fingerprint, as the scan does it. */
  @Benchmark
  public Fingerprint fingerprint() {
    return fingerprinter.fingerprint(messages[next()], "checkout");
  }

  /** Normalising alone, to a text. */
  @Benchmark
  public String normalize() {
    return normalizer.normalize(messages[next()]);
  }

  /** Normalising by one regular expression after the other: what the scanner is compared with. */
  @Benchmark
  public String normalizeByRegex() {
    return regex.normalize(messages[next()]);
  }

  /** Hashing alone, of what is normalised already: no fingerprint is cheaper. */
  @Benchmark
  public byte[] sha256() {
    return sha256.digest(normalized[next()]);
  }

  private int next() {
    turn = (turn + 1) % messages.length;
    return turn;
  }
}
