package dev.owlissues.ingest;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Route;
import dev.owlissues.gateway.Router;
import dev.owlissues.gateway.Router.Match;
import java.util.List;
import java.util.function.Function;

/** The routes of this function. */
final class IngestRoutes {
  /** The path that SDKs post events to. */
  static final String INGEST = "/v1/ingest";

  private final Router<Function<HttpRequest, HttpResponse>> router;

  IngestRoutes(Ingest ingest) {
    this.router =
        new Router<>(
            List.of(
                new Route<>("POST", INGEST, ingest::post),
                new Route<>("OPTIONS", INGEST, request -> Cors.preflight())));
  }

  /** Answers a request; every answer may be read by any page. */
  HttpResponse answer(HttpRequest request) {
    return Cors.open(
        switch (router.match(request)) {
          case Match.Found<Function<HttpRequest, HttpResponse>> found ->
              found.route().target().apply(request);
          case Match.Unknown<Function<HttpRequest, HttpResponse>> unknown -> Errors.notFound();
        });
  }
}
