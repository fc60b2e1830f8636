package dev.owlissues.api;

import dev.owlissues.local.aws.LocalParameters;
import dev.owlissues.shared.digest.DigestQueue;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.merge.MergeQueue;
import dev.owlissues.shared.scan.TaskQueue;
import dev.owlissues.shared.signin.SignUpRule;
import dev.owlissues.shared.ssm.SsmSecretVault;
import dev.owlissues.shared.vault.SecretVault;
import java.security.SecureRandom;

/** What the API needs beside tables, for tests. */
final class Outsides {
  private Outsides() {}

  /** Takes every mail, merge and unit, and does nothing with them. */
  static Outside silent() {
    return handing((_, _) -> {});
  }

  /** Takes every mail and sends none, and hands merges on to that. */
  static Outside handing(MergeQueue merges) {
    return handing(merges, (_, _) -> {}, (_, _) -> {});
  }

  /** Takes every mail and sends none, and hands on merges, units and digests to those. */
  static Outside handing(MergeQueue merges, TaskQueue scans, DigestQueue digests) {
    return new Outside(
        vault(),
        _ -> new Sent.Accepted("m-1"),
        new SignUpRule.Open(),
        merges,
        scans,
        digests,
        new SecureRandom());
  }

  static Outside with(Mailer mailer, SignUpRule rule, SecureRandom random) {
    return new Outside(vault(), mailer, rule, (_, _) -> {}, (_, _) -> {}, (_, _) -> {}, random);
  }

  private static SecretVault vault() {
    return new SsmSecretVault(LocalParameters.inMemory().client(), "/owl/test");
  }
}
