package dev.owlissues.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.owlissues.gateway.Deliveries;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.digest.run.DigestSender;
import dev.owlissues.shared.sqs.DigestTaskCodec;
import java.time.Duration;

/** Takes digest tasks from the queue. A task that fails is delivered again; the others are not. */
public final class DigestSenderHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  /** Enough for one more mail and the closing of a digest. */
  private static final Duration STOP_MARGIN = Duration.ofSeconds(20);

  private final DigestSender sender;
  private final Deliveries tasks;
  private final DigestTaskCodec codec = new DigestTaskCodec();

  /** Called by Lambda. */
  public DigestSenderHandler() {
    this(Wiring.fromEnvironment());
  }

  private DigestSenderHandler(Wiring wiring) {
    this(wiring.digestSender(), wiring.log());
  }

  DigestSenderHandler(DigestSender sender, Log log) {
    this.sender = sender;
    this.tasks = new Deliveries("digest task", log);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return tasks.handle(event, context.getAwsRequestId(), body -> send(body, context));
  }

  private void send(String body, Context context) {
    sender.work(
        codec.read(body), () -> context.getRemainingTimeInMillis() < STOP_MARGIN.toMillis());
  }
}
