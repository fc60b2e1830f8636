package dev.owlissues.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A handler that takes one of AWS's events as a class: events are read and answers are written with
 * what Lambda's Java runtime does it with.
 *
 * @param event the class of its events
 */
public record TypedHandler<E, A>(RequestHandler<E, A> handler, Class<E> event)
    implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    PojoSerializer<E> events = LambdaEventSerializers.serializerFor(event, event.getClassLoader());
    A answer = handler.handleRequest(events.fromJson(in), context);
    if (answer == null) {
      out.write("null".getBytes(StandardCharsets.UTF_8));
    } else {
      write(answer, out);
    }
  }

  @SuppressWarnings("unchecked")
  private static <A> void write(A answer, OutputStream out) {
    JacksonFactory.getInstance().getSerializer((Class<A>) answer.getClass()).toJson(answer, out);
  }
}
