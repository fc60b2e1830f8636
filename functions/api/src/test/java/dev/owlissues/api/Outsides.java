package dev.owlissues.api;

import dev.owlissues.local.aws.LocalParameters;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.merge.MergeQueue;
import dev.owlissues.shared.scan.TaskQueue;
import dev.owlissues.shared.signin.SignUpRule;
import dev.owlissues.shared.ssm.SsmSecretVault;
import java.security.SecureRandom;

/** What the API needs beside tables, for tests. */
final class Outsides {
  private Outsides() {}

  /** Takes every mail, merge and unit, and does nothing with them. */
  static Outside silent() {
    return handing((_, _) -> {}, (_, _) -> {});
  }

  /** Takes every mail and sends none, and hands merges on to that. */
  static Outside handing(MergeQueue merges) {
    return handing(merges, (_, _) -> {});
  }

  /** Takes every mail and sends none, and hands merges and units on to those. */
  static Outside handing(MergeQueue merges, TaskQueue scans) {
    return of(
        _ -> new Sent.Accepted("m-1"), new SignUpRule.Open(), merges, scans, new SecureRandom());
  }

  static Outside with(Mailer mailer, SignUpRule rule, SecureRandom random) {
    return of(mailer, rule, (_, _) -> {}, (_, _) -> {}, random);
  }

  private static Outside of(
      Mailer mailer, SignUpRule rule, MergeQueue merges, TaskQueue scans, SecureRandom random) {
    var vault = new SsmSecretVault(LocalParameters.inMemory().client(), "/owl/test");
    return new Outside(vault, mailer, rule, merges, scans, random);
  }
}
