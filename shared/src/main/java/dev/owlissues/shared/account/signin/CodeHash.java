package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.base.vault.VaultKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * Hashes codes with a key that no table holds: a million hashes without one would be a minute's
 * work to try.
 */
public final class CodeHash {
  /** The key's name in the vault. */
  public static final String KEY = "login-codes";

  private final VaultKeys keys;

  /** Hashes with the key of that vault. */
  public CodeHash(VaultKeys keys) {
    this.keys = keys;
  }

  /** The hash of a code of that address, lower-case hex. */
  public String of(EmailAddress address, String code) {
    try {
      Mac mac = Mac.getInstance(VaultKeys.ALGORITHM);
      mac.init(keys.key(KEY));
      mac.update(address.text().getBytes(StandardCharsets.UTF_8));
      mac.update((byte) '\n');
      return HexFormat.of().formatHex(mac.doFinal(code.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }
}
