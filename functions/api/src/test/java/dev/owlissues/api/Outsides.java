package dev.owlissues.api;

import dev.owlissues.local.aws.LocalParameters;
import dev.owlissues.local.aws.LocalQueues;
import dev.owlissues.local.aws.QueueSettings;
import dev.owlissues.shared.dynamo.LocalTables;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.merge.MergeQueue;
import dev.owlissues.shared.scan.TaskQueue;
import dev.owlissues.shared.signin.SignUpRule;
import dev.owlissues.shared.sqs.SqsMergeQueue;
import dev.owlissues.shared.sqs.SqsTaskQueue;
import dev.owlissues.shared.ssm.SsmSecretVault;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** What the API needs beside tables, for tests. */
final class Outsides {
  private static final String FUNCTION = "ApiFunction";

  private Outsides() {}

  /** Takes every mail and sends none, and hands merges and units on to those. */
  static Outside handing(MergeQueue merges, TaskQueue scans) {
    return of(
        _ -> new Sent.Accepted("m-1"), new SignUpRule.Open(), merges, scans, new SecureRandom());
  }

  static Outside with(Mailer mailer, SignUpRule rule, SecureRandom random) {
    return of(mailer, rule, (_, _) -> {}, (_, _) -> {}, random);
  }

  // What is handed on goes through SQS's client first, as on AWS, and so do parameters.
  private static Outside of(
      Mailer mailer, SignUpRule rule, MergeQueue merges, TaskQueue scans, SecureRandom random) {
    var ssm = LocalTables.actions().ssm(FUNCTION, LocalParameters.inMemory().client());
    var queues = new LocalQueues(InstantSource.system());
    String url = queues.create("scan", QueueSettings.visibleAfter(Duration.ofMinutes(30)));
    var sqs = LocalTables.actions().sqs(FUNCTION, "ScanQueue", queues.client());
    var mergeQueue = new SqsMergeQueue(sqs, url);
    var scanQueue = new SqsTaskQueue(sqs, url);
    return new Outside(
        new SsmSecretVault(ssm, "/owl-issues/STACK"),
        mailer,
        rule,
        (merge, delay) -> {
          mergeQueue.send(merge, delay);
          merges.send(merge, delay);
        },
        (task, delay) -> {
          scanQueue.send(task, delay);
          scans.send(task, delay);
        },
        random);
  }
}
