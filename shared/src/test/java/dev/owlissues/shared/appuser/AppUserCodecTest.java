package dev.owlissues.shared.appuser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.shared.event.reading.DataMode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppUserCodecTest {
  private static final List<AppUser> USERS =
      List.of(
          user("0192a4c6-1f6c-7bfa-9f00-1234567890ab", 0, 86_400_000, "1.0", 5),
          user("0192A4C6-1F6C-7BFA-9F00-1234567890AB", -5_000, 0, "", 0),
          user("Jörg 🦉", 1_700_000_000_000L, 1_700_000_000_001L, "2.0", 1_700_000_000_009L),
          user("", 7, 7, "1.0", 7));

  private final AppUserCodec codec = new AppUserCodec();

  @Test
  void whatWasPackedIsUnpacked() {
    assertThat(codec.decode(codec.encode(USERS))).isEqualTo(USERS);
    assertThat(codec.decode(codec.encode(List.of()))).isEmpty();
  }

  /** Who takes a person out of an item by hand writes these (docs/operations.md). */
  @Test
  void nobodyIsThreeZeros() {
    assertThat(codec.encode(List.of())).containsExactly(0, 0, 0).isEqualTo(decode("AAAA"));
    assertThat(AppUserHash.bits("0192a4c6-1f6c-7bfa-9f00-1234567890ab"))
        .isEqualTo("1100110010101100111001110110100100001101010101001010000111010110");
  }

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  @Test
  void whatIsCutOffIsRefused() {
    byte[] packed = codec.encode(USERS);

    assertThatThrownBy(() -> codec.decode(Arrays.copyOf(packed, packed.length / 2)))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test // (R-appuser-4)
  void inWhichBuildsEachWasSeenComesBack() {
    List<AppUser> users = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      AppUser user = AppUser.met("u" + i, Instant.EPOCH, "", i % 2 == 0);
      users.add(i % 3 == 0 ? user.plus(AppUser.met("u" + i, Instant.EPOCH, "", true)) : user);
    }

    assertThat(new AppUserCodec().decode(new AppUserCodec().encode(users))).isEqualTo(users);
  }

  @Test // (R-appuser-4)
  void usersThatWereWrittenBeforeThatAreOfProduction() {
    byte[] now = new AppUserCodec().encode(List.of(AppUser.met("ann", Instant.EPOCH, "1.0")));
    byte[] before = Arrays.copyOf(now, now.length - 1);

    AppUser ann = new AppUserCodec().decode(before).getFirst();

    assertThat(ann.modes()).isEqualTo(SeenModes.UNKNOWN);
    assertThat(ann.modes().isIn(DataMode.PRODUCTION)).isTrue();
    assertThat(ann.modes().isIn(DataMode.DEVELOPMENT)).isFalse();
    assertThat(ann.lastVersion()).isEqualTo("1.0");
  }

  private static AppUser user(String id, long first, long last, String version, long versionAt) {
    return new AppUser(
        id,
        Instant.ofEpochMilli(first),
        Instant.ofEpochMilli(last),
        version,
        Instant.ofEpochMilli(versionAt));
  }
}
