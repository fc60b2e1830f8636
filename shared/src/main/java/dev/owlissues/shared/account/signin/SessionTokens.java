package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.vault.VaultKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Signs and reads the tokens that people carry: JSON Web Tokens (RFC 7519) signed by HMAC with
 * SHA-256, and nothing else. A token says who, in which session, and until when; what somebody may
 * do, and whether the session was ended, is looked up at each request. Tokens are renewed while a
 * session lasts, and it lasts at most 30 days. Every 90 days there is a new key, whose id follows
 * from the date, so that all processes change to the same one without a word.
 */
public final class SessionTokens {
  /** How long a token is good for. */
  public static final Duration VALID = Duration.ofDays(7);

  /** How long after signing in the last of a session's tokens is good for. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** The age from which a token that is used is replaced by a new one. */
  public static final Duration RENEWED_AFTER = Duration.ofDays(1);

  /** Where the keys lie in the vault, each under its id. */
  public static final String KEYS = "signing-keys/";

  private static final long PERIOD_SECONDS = Duration.ofDays(90).toSeconds();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern CLAIMS =
      Pattern.compile(
          "\\{\"sub\":\"(?<sub>[0-9a-f-]{36})\",\"sid\":\"(?<sid>[0-9a-f-]{36})\","
              + "\"gen\":(?<gen>[0-9]{1,9}),\"auth_time\":(?<auth>[0-9]{1,12}),"
              + "\"iat\":(?<iat>[0-9]{1,12}),\"exp\":(?<exp>[0-9]{1,12})}");

  private final VaultKeys keys;
  private final InstantSource clock;
  private final Ids ids;

  /** Tokens signed with keys of that vault; sessions get their ids from {@code ids}. */
  public SessionTokens(VaultKeys keys, InstantSource clock, Ids ids) {
    this.keys = keys;
    this.clock = clock;
    this.ids = ids;
  }

  private record Claims(Session session, Instant issuedAt, Instant expiresAt) {}

  /**
   * A token for somebody who signs in now: the first of a new session.
   *
   * @param generation of the person's sessions, as they were read
   */
  public String issue(UUID userId, long generation) {
    Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    return token(new Session(userId, ids.next(), generation, now), now);
  }

  /** Whose token it is, if it is one of ours and has not run out. */
  public Optional<Session> read(String token) {
    return claims(token).map(Claims::session);
  }

  /** A new token of the same session in place of a good one that is a day old. */
  public Optional<String> renewed(String token) {
    Instant now = clock.instant();
    return claims(token)
        .filter(claims -> !now.isBefore(claims.issuedAt.plus(RENEWED_AFTER)))
        .filter(claims -> claims.expiresAt.isBefore(claims.session.endsAt()))
        .map(claims -> token(claims.session, now));
  }

  private String token(Session session, Instant at) {
    long now = at.getEpochSecond();
    long end = Math.min(now + VALID.toSeconds(), session.endsAt().getEpochSecond());
    String claims =
        "{\"sub\":\"%s\",\"sid\":\"%s\",\"gen\":%d,\"auth_time\":%d,\"iat\":%d,\"exp\":%d}"
            .formatted(
                session.userId(),
                session.id(),
                session.generation(),
                session.signedInAt().getEpochSecond(),
                now,
                end);
    String keyId = keyId(now / PERIOD_SECONDS);
    String signed = header(keyId) + "." + encoded(claims);
    return signed + "." + signature(keys.key(KEYS + keyId), signed);
  }

  private Optional<Claims> claims(String token) {
    int last = token.lastIndexOf('.');
    if (last < 0) {
      return Optional.empty();
    }
    String signed = token.substring(0, last);
    Instant now = clock.instant();
    return key(signed, now)
        .filter(key -> equal(signature(key, signed), token.substring(last + 1)))
        .flatMap(_ -> parse(signed.substring(signed.indexOf('.') + 1)))
        .filter(claims -> now.isBefore(claims.expiresAt()));
  }

  /**
   * The key that the header names. The header must be one that we write, to the letter: nothing of
   * a stranger's choice is parsed, no other algorithm is known, and only the keys that a token can
   * be signed with by now are looked for; the next one, for clocks that run ahead.
   */
  private Optional<SecretKey> key(String signed, Instant now) {
    long period = now.getEpochSecond() / PERIOD_SECONDS;
    for (long candidate = period + 1; candidate >= period - 1; candidate--) {
      if (signed.startsWith(header(keyId(candidate)) + ".")) {
        return keys.existing(KEYS + keyId(candidate));
      }
    }
    return Optional.empty();
  }

  private static Optional<Claims> parse(String encoded) {
    String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    Matcher claims = CLAIMS.matcher(text);
    return claims.matches()
        ? Optional.of(
            new Claims(
                new Session(
                    UUID.fromString(claims.group("sub")),
                    UUID.fromString(claims.group("sid")),
                    Long.parseLong(claims.group("gen")),
                    time(claims.group("auth"))),
                time(claims.group("iat")),
                time(claims.group("exp"))))
        : Optional.empty();
  }

  private static Instant time(String seconds) {
    return Instant.ofEpochSecond(Long.parseLong(seconds));
  }

  private static String header(String keyId) {
    return encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}");
  }

  private static String keyId(long period) {
    return "q" + period;
  }

  private static String encoded(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(SecretKey key, String signed) {
    try {
      Mac mac = Mac.getInstance(VaultKeys.ALGORITHM);
      mac.init(key);
      return BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
