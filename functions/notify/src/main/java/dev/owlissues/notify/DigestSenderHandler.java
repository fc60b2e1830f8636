package dev.owlissues.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.owlissues.shared.digest.run.DigestSender;
import dev.owlissues.shared.sqs.DigestTaskCodec;
import dev.owlissues.shared.trigger.Deliveries;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** Takes digest tasks from the queue. A task that fails is delivered again; the others are not. */
public final class DigestSenderHandler implements RequestStreamHandler {
  /** Enough for one more mail and the closing of a digest. */
  private static final Duration STOP_MARGIN = Duration.ofSeconds(20);

  private static final Deliveries TASKS = new Deliveries("digest task");

  private final DigestSender sender;
  private final DigestTaskCodec codec = new DigestTaskCodec();

  /** Called by Lambda. */
  public DigestSenderHandler() {
    this(Wiring.fromEnvironment().digestSender());
  }

  DigestSenderHandler(DigestSender sender) {
    this.sender = sender;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    TASKS.handle(event, answer, context.getLogger()::log, body -> send(body, context));
  }

  private void send(String body, Context context) {
    sender.work(
        codec.read(body), () -> context.getRemainingTimeInMillis() < STOP_MARGIN.toMillis());
  }
}
