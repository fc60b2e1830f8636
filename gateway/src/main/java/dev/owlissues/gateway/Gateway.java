package dev.owlissues.gateway;

import dev.owlissues.shared.base.metric.Log;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * The outermost frame of a function behind API Gateway: an event in, an answer out, and no
 * exception of the application past it.
 */
public final class Gateway {
  private final FailureLog log;

  /** A gateway that writes there what failed. */
  public Gateway(Log log) {
    this.log = new FailureLog(log);
  }

  /**
   * Answers one event. HEAD is answered as GET, without the body.
   *
   * @throws IOException if the answer cannot be written
   */
  public void serve(InputStream event, OutputStream answer, Function<HttpRequest, HttpResponse> app)
      throws IOException {
    GatewayAnswer.write(guarded(answer(event, app)), answer);
  }

  private HttpResponse answer(InputStream event, Function<HttpRequest, HttpResponse> app) {
    HttpRequest request;
    try {
      request = GatewayEvent.read(event);
    } catch (Exception e) {
      log.write(e);
      return Errors.internal();
    }
    HttpResponse answer = answer(request, app);
    return request.id().isEmpty() ? answer : answer.with("x-request-id", request.id());
  }

  /**
   * Answers one request as {@link #serve} does: what fails is in the log, and the answer is 500. A
   * face that asks an application in process goes on from there.
   */
  public HttpResponse answer(HttpRequest request, Function<HttpRequest, HttpResponse> app) {
    try {
      return request.method().equals("HEAD")
          ? withoutBody(app.apply(as("GET", request)))
          : app.apply(request);
    } catch (Exception e) {
      log.write(request, e);
      return Errors.internal();
    }
  }

  /**
   * The headers of every answer, errors too (R-http-20): nobody but who asked keeps it, for there
   * may be secrets in it, and nobody takes it for anything but what its type says.
   */
  private static HttpResponse guarded(HttpResponse answer) {
    return answer.with("x-content-type-options", "nosniff").with("cache-control", "no-store");
  }

  private static HttpRequest as(String method, HttpRequest request) {
    return new HttpRequest(
        method,
        request.path(),
        request.query(),
        request.headers(),
        request.body(),
        request.id(),
        request.source());
  }

  private static HttpResponse withoutBody(HttpResponse answer) {
    return new HttpResponse(answer.status(), answer.headers(), new byte[0]);
  }
}
