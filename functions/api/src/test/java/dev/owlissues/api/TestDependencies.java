package dev.owlissues.api;

import dev.owlissues.local.aws.sqs.LocalQueues;
import dev.owlissues.local.aws.sqs.QueueSettings;
import dev.owlissues.local.aws.ssm.LocalParameters;
import dev.owlissues.shared.account.signin.SignUpRule;
import dev.owlissues.shared.digest.run.DigestQueue;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.merge.MergeQueue;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.purge.PurgeQueue;
import dev.owlissues.shared.scan.run.TaskQueue;
import dev.owlissues.shared.sqs.SqsDigestQueue;
import dev.owlissues.shared.sqs.SqsMergeQueue;
import dev.owlissues.shared.sqs.SqsPurgeQueue;
import dev.owlissues.shared.sqs.SqsTaskQueue;
import dev.owlissues.shared.ssm.SsmSecretVault;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** What the API needs beside tables, for tests. */
final class TestDependencies {
  private static final String FUNCTION = "ApiFunction";

  private TestDependencies() {}

  /** Where a test wants to see what the API hands on. */
  record Queues(MergeQueue merges, PurgeQueue purges, TaskQueue scans, DigestQueue digests) {
    /** Looks at nothing. */
    static final Queues UNSEEN = new Queues((_, _) -> {}, (_, _) -> {}, (_, _) -> {}, (_, _) -> {});
  }

  /** Takes every mail and sends none, and hands on to those queues. */
  static Dependencies handing(Queues queues) {
    return of(_ -> new Sent.Accepted("m-1"), new SignUpRule.Open(), queues, new SecureRandom());
  }

  static Dependencies with(Mailer mailer, SignUpRule rule, SecureRandom random) {
    return of(mailer, rule, Queues.UNSEEN, random);
  }

  // What is handed on goes through SQS's client first, as on AWS, and so do parameters.
  private static Dependencies of(Mailer mailer, SignUpRule rule, Queues seen, SecureRandom random) {
    var ssm = LocalTables.actions().ssm(FUNCTION, LocalParameters.inMemory().client());
    var local = new LocalQueues(InstantSource.system());
    var settings = QueueSettings.visibleAfter(Duration.ofMinutes(30));
    String scanUrl = local.create("scan", settings);
    var scanQueue = LocalTables.actions().sqs(FUNCTION, "ScanQueue", local.client());
    var merges = new SqsMergeQueue(() -> scanQueue, scanUrl);
    var purges = new SqsPurgeQueue(() -> scanQueue, scanUrl);
    var scans = new SqsTaskQueue(() -> scanQueue, scanUrl);
    var digests =
        new SqsDigestQueue(
            () -> LocalTables.actions().sqs(FUNCTION, "DigestQueue", local.client()),
            local.create("digests", settings));
    return new Dependencies(
        new SsmSecretVault(() -> ssm, "/owl-issues/STACK"),
        mailer,
        rule,
        (merge, delay) -> {
          merges.send(merge, delay);
          seen.merges.send(merge, delay);
        },
        (purge, delay) -> {
          purges.send(purge, delay);
          seen.purges.send(purge, delay);
        },
        (task, delay) -> {
          scans.send(task, delay);
          seen.scans.send(task, delay);
        },
        (task, delay) -> {
          digests.send(task, delay);
          seen.digests.send(task, delay);
        },
        random);
  }
}
