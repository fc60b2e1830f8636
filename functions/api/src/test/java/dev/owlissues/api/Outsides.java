package dev.owlissues.api;

import dev.owlissues.local.aws.LocalParameters;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.merge.MergeQueue;
import dev.owlissues.shared.signin.SignUpRule;
import dev.owlissues.shared.ssm.SsmSecretVault;
import java.security.SecureRandom;

/** What the API needs beside tables, for tests. */
final class Outsides {
  private Outsides() {}

  /** Takes every mail and every merge, and does nothing with them. */
  static Outside silent() {
    return handing((_, _) -> {});
  }

  /** Takes every mail and sends none, and hands merges on to that. */
  static Outside handing(MergeQueue merges) {
    return of(_ -> new Sent.Accepted("m-1"), new SignUpRule.Open(), merges);
  }

  static Outside with(Mailer mailer, SignUpRule rule) {
    return of(mailer, rule, (_, _) -> {});
  }

  private static Outside of(Mailer mailer, SignUpRule rule, MergeQueue merges) {
    var vault = new SsmSecretVault(LocalParameters.inMemory().client(), "/owl/test");
    return new Outside(vault, mailer, rule, merges, new SecureRandom());
  }
}
