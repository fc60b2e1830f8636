package dev.owlissues.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyTest {

  @Test
  void plainBytesStayAsTheyAre() {
    assertThat(inflated(bytes("{}"))).isEqualTo(bytes("{}"));
    assertThat(inflated(new byte[0])).isEmpty();
    assertThat(inflated(new byte[] {0x1f})).containsExactly(0x1f);
  }

  @Test // (R-http-2)
  void gzipIsKnownByItsFirstTwoBytes() {
    assertThat(inflated(Gzip.of(bytes("{\"events\":[]}")))).isEqualTo(bytes("{\"events\":[]}"));
    assertThat(inflated(Gzip.of(new byte[0]))).isEmpty();
  }

  @Test // (R-http-22)
  void aByteOrderMarkIsTakenOffWhereItStandsFirst() {
    assertThat(inflated(bytes("\ufeff{}"))).isEqualTo(bytes("{}"));
    assertThat(inflated(Gzip.of(bytes("\ufeff{}")))).isEqualTo(bytes("{}"));
    assertThat(inflated(bytes("\ufeff"))).isEmpty();
    assertThat(inflated(bytes("{\"a\":\"\ufeff\"}"))).isEqualTo(bytes("{\"a\":\"\ufeff\"}"));
    assertThat(inflated(new byte[] {(byte) 0xef, (byte) 0xbb})).hasSize(2);
  }

  @Test
  void aPlainBodyMayHaveAMebibyteAndNotOneByteMore() {
    assertThat(inflated(new byte[Body.LIMIT])).hasSize(Body.LIMIT);
    assertThat(Body.of(new byte[Body.LIMIT + 1])).isEqualTo(new Body.TooLarge());
  }

  @Test
  void anInflatedBodyMayHaveAMebibyteAndNotOneByteMore() {
    assertThat(inflated(Gzip.of(new byte[Body.LIMIT]))).hasSize(Body.LIMIT);
    assertThat(Body.of(Gzip.of(new byte[Body.LIMIT + 1]))).isEqualTo(new Body.TooLarge());
  }

  @Test
  void aBombIsRefused() {
    assertThat(Body.of(Gzip.of(new byte[200 * Body.LIMIT]))).isEqualTo(new Body.TooLarge());
  }

  @Test
  void aCompressedBodyIsLimitedAsItIsSent() {
    byte[] noise = new byte[Body.LIMIT];
    new Random(1).nextBytes(noise);

    byte[] sent = Gzip.of(noise);

    assertThat(sent.length).isGreaterThan(Body.LIMIT);
    assertThat(Body.of(sent)).isEqualTo(new Body.TooLarge());
  }

  @Test
  void gzipCutAnywhereIsDamaged() {
    byte[] whole = Gzip.of(bytes("{\"events\":[1,2,3,4,5]}"));

    for (int length = 2; length < whole.length; length++) {
      assertThat(Body.of(Arrays.copyOf(whole, length)))
          .as("cut to %d of %d bytes", length, whole.length)
          .isEqualTo(new Body.Damaged());
    }
  }

  @Test
  void gzipWithAWrongChecksumIsDamaged() {
    byte[] sent = Gzip.of(bytes("{\"events\":[]}"));
    sent[sent.length - 6] ^= 1;

    assertThat(Body.of(sent)).isEqualTo(new Body.Damaged());
  }

  private static byte[] inflated(byte[] sent) {
    assertThat(Body.of(sent)).isInstanceOf(Body.Plain.class);
    return ((Body.Plain) Body.of(sent)).bytes();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
