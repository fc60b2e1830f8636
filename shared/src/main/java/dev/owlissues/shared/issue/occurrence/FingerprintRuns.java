package dev.owlissues.shared.issue.occurrence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.base.packed.Deflated;
import dev.owlissues.shared.fingerprint.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;

/**
 * Packs the fingerprints of occurrences, in the order of the occurrences: a deflated JSON array
 * with, in turn, a fingerprint and how many it goes for. They lie in an attribute of their own, so
 * that a version that does not know it still reads the occurrences.
 */
public final class FingerprintRuns {
  private static final JsonFactory JSON = new JsonFactory();

  private record Run(Optional<Fingerprint> fingerprint, int length) {}

  /** Packs the fingerprints; empty when no occurrence has one. */
  public Optional<byte[]> encode(List<Occurrence> occurrences) {
    return occurrences.stream().allMatch(occurrence -> occurrence.fingerprint().isEmpty())
        ? Optional.empty()
        : Optional.of(Deflated.deflate(out -> out.write(json(runs(occurrences)))));
  }

  /** Gives the occurrences their fingerprints. */
  public List<Occurrence> decode(byte[] packed, List<Occurrence> occurrences) {
    Iterator<Run> runs = read(packed).iterator();
    List<Occurrence> marked = new ArrayList<>();
    Optional<Fingerprint> fingerprint = Optional.empty();
    int left = 0;
    for (Occurrence occurrence : occurrences) {
      if (left == 0 && runs.hasNext()) {
        Run run = runs.next();
        fingerprint = run.fingerprint;
        left = run.length;
      }
      marked.add(occurrence.withFingerprint(left > 0 ? fingerprint : Optional.empty()));
      left = Math.max(0, left - 1);
    }
    return List.copyOf(marked);
  }

  private static List<Run> runs(List<Occurrence> occurrences) {
    List<Run> runs = new ArrayList<>();
    for (Occurrence occurrence : occurrences) {
      Optional<Fingerprint> fingerprint = occurrence.fingerprint();
      boolean goesOn = !runs.isEmpty() && runs.getLast().fingerprint.equals(fingerprint);
      int length = goesOn ? runs.removeLast().length : 0;
      runs.add(new Run(fingerprint, length + 1));
    }
    return runs;
  }

  private static byte[] json(List<Run> runs) {
    return JsonText.bytes(json -> {
      json.writeStartArray();
      for (Run run : runs) {
        json.writeString(run.fingerprint.map(FingerprintRuns::text).orElse(""));
        json.writeNumber(run.length);
      }
      json.writeEndArray();
    });
  }

  private static List<Run> read(byte[] packed) {
    try (JsonParser json = JSON.createParser(Deflated.inflate(packed))) {
      json.nextToken();
      List<Run> runs = new ArrayList<>();
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        runs.add(new Run(fingerprint(json.getText()), json.nextIntValue(0)));
      }
      return runs;
    } catch (IOException e) {
      throw new UncheckedIOException("the fingerprints of occurrences are damaged", e);
    } catch (DataFormatException e) {
      throw new IllegalStateException("the fingerprints of occurrences are damaged", e);
    }
  }

  private static String text(Fingerprint fingerprint) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprint.bytes());
  }

  private static Optional<Fingerprint> fingerprint(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fingerprint(Base64.getUrlDecoder().decode(text)));
  }
}
