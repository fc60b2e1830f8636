package dev.owlissues.bench.speed;

import dev.owlissues.bench.workload.Crowd;
import dev.owlissues.bench.workload.Requests;
import dev.owlissues.bench.workload.Workload;
import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.corpus.Corpus;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.packing.BatchCodec;
import dev.owlissues.shared.event.packing.Decoded;
import dev.owlissues.shared.fingerprint.Normalizer;
import dev.owlissues.shared.scan.page.GroupingRule;
import dev.owlissues.shared.scan.page.PageFold;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many events of the steady workload a worker folds in a second on one core: from the bytes of
 * a page's batches to what the page means for each issue. Beside it, what no way to do it can save.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(FoldBenchmark.EVENTS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class FoldBenchmark {
  public static final int EVENTS = 50_000;

  private static final int PROBLEMS = 1_000;
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final UUID APP = new UUID(1, 1);

  private final BatchCodec codec = new BatchCodec();
  private final MessageDigest sha256 = Sha256.digest();
  private final List<Event> events = events();
  private final List<byte[]> batches =
      IntStream.range(0, EVENTS / Requests.EVENTS)
          .mapToObj(i -> events.subList(i * Requests.EVENTS, (i + 1) * Requests.EVENTS))
          .map(codec::encode)
          .toList();
  private final List<byte[]> normalized = normalized(events);

  /** Decode, normalise, hash and fold, as the scan does it. */
  @Benchmark
  public long fold() {
    var fold = new PageFold(GroupingRule.byMessage());
    for (int i = 0; i < batches.size(); i++) {
      fold.add(new BatchKey(APP, Kind.ERROR, 0, NOW, i), decode(i));
    }
    return fold.bytes();
  }

  /** Decoding alone. */
  @Benchmark
  public int decode() {
    return IntStream.range(0, batches.size()).map(i -> decode(i).size()).sum();
  }

  /** Inflating alone, as much of it as the scan needs: no decoding is cheaper. */
  @Benchmark
  public int inflate() throws DataFormatException {
    int inflated = 0;
    for (byte[] batch : batches) {
      inflated += inflate(batch);
    }
    return inflated;
  }

  /** Hashing alone, of messages that are normalised already: no fingerprint is cheaper. */
  @Benchmark
  public int sha256() {
    return normalized.stream().mapToInt(message -> sha256.digest(message)[0]).sum();
  }

  private List<Event> decode(int batch) {
    return switch (codec.decodeWithoutAttributes(batches.get(batch))) {
      case Decoded.Events(List<Event> decoded) -> decoded;
      case Decoded.Malformed(String reason) -> throw new IllegalStateException(reason);
    };
  }

  // A batch is a format byte, four lengths, the UUIDs as they are, and what is deflated.
  private static int inflate(byte[] batch) throws DataFormatException {
    var header = ByteBuffer.wrap(batch, 1, batch.length - 1);
    int length = header.getInt();
    header.getInt();
    int uuids = header.getInt();
    int packed = header.getInt();
    try (var inflater = new Inflater()) {
      inflater.setInput(header.slice(header.position() + uuids, packed));
      return inflater.inflate(new byte[length]);
    }
  }

  private static List<Event> events() {
    return Corpus.events(new Workload(new Random(1), NOW, Crowd.steady(PROBLEMS, 0)).next(EVENTS));
  }

  private static List<byte[]> normalized(List<Event> events) {
    var normalizer = new Normalizer();
    return events.stream()
        .map(event ->
            event.content().sourceModule() + ":" + normalizer.normalize(event.content().message()))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
