package dev.owlissues.api;

import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.access.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A request whose route is known and whose caller may use it.
 *
 * @param path the path's parameters by name, decoded
 */
record Call(HttpRequest request, Map<String, String> path, Caller caller, Access access) {

  /** The id in the path; empty when what stands there is no id, which therefore leads nowhere. */
  Optional<UUID> id(String name) {
    return Optional.ofNullable(path.get(name)).flatMap(Uuids::read);
  }

  /** The query's parameters. */
  Parameters parameters() {
    return new Parameters(request);
  }

  /** Answers with the body's fields, or says why it has none; an empty body has no fields. */
  HttpResponse body(Function<Fields, HttpResponse> answer) {
    return Fields.of(request, answer);
  }
}
