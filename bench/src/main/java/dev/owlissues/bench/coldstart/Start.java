package dev.owlissues.bench.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One process of a function, from its start on.
 *
 * @param firstAnswer milliseconds from the start of the process to its first answer
 * @param processor milliseconds of processor time that it has used by then; 0 where nobody tells
 * @param warm milliseconds of each later invocation
 * @param warmProcessor milliseconds of processor time of a later invocation, on average
 * @param memory megabytes of the machine's memory that it has in the end; 0 where nobody tells
 * @param answer the first answer
 */
record Start(
    double firstAnswer,
    double processor,
    List<Double> warm,
    double warmProcessor,
    double memory,
    String answer) {
  private static final String RUNTIME =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final double NANOS = 1e6;

  /** What of the bench's class path Lambda's runtime has on its own. */
  private static final List<String> RUNTIME_JARS =
      List.of(
          "aws-lambda-java-runtime-interface-client",
          "aws-lambda-java-core",
          "aws-lambda-java-serialization",
          "utils-lite");

  /** Starts the process, lets it answer once, then {@code warm} times more, and ends it. */
  static Start of(
      Candidate candidate, TaskRoot root, Map<String, String> environment, byte[] event, int warm)
      throws IOException, InterruptedException {
    try (var api = new RuntimeApi()) {
      long began = System.nanoTime();
      Process process = process(candidate, root, environment, api.address());
      try {
        RuntimeApi.Answer first = api.invoke(event);
        double processor = processor(process);
        List<Double> later = new ArrayList<>();
        for (int i = 0; i < warm; i++) {
          long asked = System.nanoTime();
          later.add((api.invoke(event).nanoTime() - asked) / NANOS);
        }
        return new Start(
            (first.nanoTime() - began) / NANOS,
            processor,
            later,
            warm == 0 ? 0 : (processor(process) - processor) / warm,
            memory(process),
            first.body());
      } finally {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  // The flags that Lambda starts functions with that have no snapshot.
  private static Process process(
      Candidate candidate, TaskRoot root, Map<String, String> environment, String api)
      throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx870m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            runtimeClassPath(),
            RUNTIME,
            candidate.handler());
    builder.directory(root.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api);
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "bench");
    builder.environment().put("LAMBDA_TASK_ROOT", root.folder().toString());
    builder.environment().put("_HANDLER", candidate.handler());
    File log = root.folder().resolve("bench.log").toFile();
    return builder.redirectErrorStream(true).redirectOutput(log).start();
  }

  private static String runtimeClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(jar ->
            RUNTIME_JARS.stream().anyMatch(Path.of(jar).getFileName().toString()::startsWith))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static double processor(Process process) {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  private static double memory(Process process) throws IOException {
    Path status = Path.of("/proc/%d/status".formatted(process.pid()));
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("vmrss:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
