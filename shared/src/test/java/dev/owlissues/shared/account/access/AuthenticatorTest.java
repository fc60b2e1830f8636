package dev.owlissues.shared.account.access;

import static dev.owlissues.shared.account.access.KeyBuilder.aClientKey;
import static dev.owlissues.shared.account.access.KeyBuilder.aKey;
import static dev.owlissues.shared.account.access.KeyBuilder.aSecret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.dynamo.key.DynamoKeyStore;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuthenticatorTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private static final Instant NOW = KeyBuilder.CREATED.plus(Duration.ofDays(1));

  private final DynamoKeyStore keys = tables.stores().keys();
  private final Secret secret = aSecret(KeyType.AGENT);

  private Optional<Role> role = Optional.of(Role.MEMBER);

  @Test
  void whoHasAKeyIsKnown() {
    keys.create(aKey().build(), secret);

    assertThat(at(NOW))
        .isEqualTo(new Authenticated.Known(aKey().build(), Optional.of(Role.MEMBER)));
  }

  @Test // (R-key-14)
  void aKeyWhoseMakerIsNoMemberIsUnknownAndItsUseIsNotNoted() {
    keys.create(aKey().build(), secret);
    role = Optional.empty();

    assertThat(at(NOW)).isEqualTo(new Authenticated.Unknown());
    assertThat(lastUsed()).isEmpty();
  }

  @Test // (R-key-14)
  void anImportKeyNeedsAnAdminAndAClientKeyNobody() {
    Secret secretOfImport = aSecret(KeyType.IMPORT);
    ApiKey importing = aClientKey().id(new UUID(0, 9)).type(KeyType.IMPORT).build();
    Secret client = aSecret(KeyType.CLIENT);
    keys.create(importing, secretOfImport);
    keys.create(aClientKey().build(), client);
    var authenticator = new Authenticator(keys, (_, _) -> role, InstantSource.fixed(NOW));

    assertThat(authenticator.authenticate(secretOfImport)).isEqualTo(new Authenticated.Unknown());
    role = Optional.of(Role.ADMIN);
    assertThat(authenticator.authenticate(secretOfImport))
        .isEqualTo(new Authenticated.Known(importing, Optional.of(Role.ADMIN)));
    role = Optional.empty();
    assertThat(authenticator.authenticate(client))
        .isEqualTo(new Authenticated.Known(aClientKey().build(), Optional.empty()));
  }

  @Test // (R-key-14)
  void aKeyOfAnEarlierVersionThatNobodyAnswersForIsUnknown() {
    keys.create(aKey().madeByNobody().build(), secret);

    assertThat(at(NOW)).isEqualTo(new Authenticated.Unknown());
  }

  @Test
  void whoHasNoKeyIsUnknown() {
    assertThat(at(NOW)).isEqualTo(new Authenticated.Unknown());
  }

  @Test
  void whoseKeyIsPastItsValidityIsUnknown() {
    keys.create(aKey().validUntil(NOW).build(), secret);

    assertThat(at(NOW)).isEqualTo(new Authenticated.Unknown());
  }

  @Test
  void theFirstUseIsNoted() {
    keys.create(aKey().build(), secret);

    at(NOW);

    assertThat(lastUsed()).contains(NOW);
  }

  @Test // (R-key-11)
  void aUseWithinAMinuteOfTheLastNoteIsNotNoted() {
    keys.create(aKey().build(), secret);

    at(NOW);
    at(NOW.plusMillis(59_999));

    assertThat(lastUsed()).contains(NOW);
  }

  @Test // (R-key-11)
  void aUseAMinuteAfterTheLastNoteIsNoted() {
    keys.create(aKey().build(), secret);

    at(NOW);
    at(NOW.plusSeconds(60));

    assertThat(lastUsed()).contains(NOW.plusSeconds(60));
  }

  private Authenticated at(Instant now) {
    return new Authenticator(keys, (_, _) -> role, InstantSource.fixed(now)).authenticate(secret);
  }

  private Optional<Instant> lastUsed() {
    return keys.find(secret, NOW).orElseThrow().times().lastUsedAt();
  }
}
