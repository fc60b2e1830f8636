package dev.owlissues.shared.base.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoTest {

  @ParameterizedTest // (R-http-13)
  @CsvSource({
    "2026-11-24T08:15:00Z, 2026-11-24T08:15:00.000Z",
    "2026-11-24T08:15:00.5Z, 2026-11-24T08:15:00.500Z",
    "2026-11-24T08:15:59.999999999Z, 2026-11-24T08:15:59.999Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000Z",
    "2028-02-29T23:59:59.001Z, 2028-02-29T23:59:59.001Z"
  })
  void instantsAreWrittenWithMilliseconds(Instant instant, String text) {
    assertThat(Iso.write(instant)).isEqualTo(text);
    assertThat(Iso.read(text)).isEqualTo(Iso.millis(instant));
  }

  @Test
  void textsSortAsTimesDo() {
    var instants =
        Stream.iterate(Instant.parse("2026-12-31T23:59:58.990Z"), i -> i.plusMillis(7))
            .limit(1_000);

    assertThat(instants.toList()).isSortedAccordingTo(Comparator.comparing(Iso::write));
  }

  @Test
  void theMachinesLanguageDoesNotShow() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(Iso.write(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000Z");
      assertThat(Hour.of(Instant.EPOCH)).hasToString("1970-01-01T00");
    } finally {
      Locale.setDefault(before);
    }
  }
}
