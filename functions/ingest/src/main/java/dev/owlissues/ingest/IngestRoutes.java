package dev.owlissues.ingest;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Route;
import dev.owlissues.gateway.Router;
import dev.owlissues.gateway.Router.Match;
import dev.owlissues.ingest.rules.IngestKind;
import java.util.List;
import java.util.function.Function;

/** The routes of this function. */
final class IngestRoutes {
  /** The path that SDKs post events to. */
  static final String INGEST = "/v1/ingest";

  /** The path that programs post old events to. */
  static final String IMPORT = "/v1/import";

  /** The path that SDKs post what they know of a user to. */
  static final String PROPERTIES = "/v1/identity/properties";

  /** The path that SDKs post to once somebody anonymous has signed in. */
  static final String CLAIM = "/v1/identity/claim";

  private final Router<Function<HttpRequest, HttpResponse>> router;

  IngestRoutes(Ingest ingest, Identity identity) {
    this.router =
        new Router<>(
            List.of(
                new Route<>("POST", INGEST, request -> ingest.post(request, IngestKind.EVENTS)),
                new Route<>("OPTIONS", INGEST, request -> Cors.preflight()),
                new Route<>("POST", IMPORT, request -> ingest.post(request, IngestKind.IMPORT)),
                new Route<>("POST", PROPERTIES, identity::properties),
                new Route<>("OPTIONS", PROPERTIES, request -> Cors.preflight()),
                new Route<>("POST", CLAIM, identity::claim),
                new Route<>("OPTIONS", CLAIM, request -> Cors.preflight())));
  }

  /** The table, in its order. */
  List<Route<Function<HttpRequest, HttpResponse>>> all() {
    return router.routes();
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
