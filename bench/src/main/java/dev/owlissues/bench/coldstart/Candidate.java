package dev.owlissues.bench.coldstart;

import java.util.List;

/**
 * A function whose cold start is measured.
 *
 * @param archive the name of its archive, below {@code functions/<name>/target}
 * @param event the file name of the sample that it answers first
 */
record Candidate(String name, String archive, String handler, String event) {
  private static final String PACKAGE = "dev.owlissues.";

  /** Everything is compared with it. It lies in an archive of ours, among the same classes. */
  static final Candidate HELLO =
      new Candidate("hello world", "ingest", HelloWorld.class.getName(), "ingest.json");

  static final List<Candidate> FUNCTIONS =
      List.of(
          new Candidate("ingest", "ingest", PACKAGE + "ingest.IngestHandler", "ingest.json"),
          new Candidate("api", "api", PACKAGE + "api.ApiHandler", "api-whoami.json"),
          new Candidate(
              "scan planner", "scan", PACKAGE + "scan.ScanPlannerHandler", "scan-schedule.json"),
          new Candidate(
              "scan worker", "scan", PACKAGE + "scan.ScanWorkerHandler", "scan-task.json"),
          new Candidate(
              "digest planner",
              "notify",
              PACKAGE + "notify.DigestPlannerHandler",
              "digest-schedule.json"),
          new Candidate(
              "digest sender",
              "notify",
              PACKAGE + "notify.DigestSenderHandler",
              "digest-task.json"),
          new Candidate(
              "mail feedback",
              "notify",
              PACKAGE + "notify.MailFeedbackHandler",
              "mail-bounce.json"));
}
