package dev.owlissues.cli.session;

import dev.owlissues.cli.rest.Query;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of commands that list what happened. */
public final class Period {
  @Option(names = "--since", paramLabel = "TIME", description = "Not before: 24h, 7d, or a time.")
  Optional<String> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Not after.")
  Optional<String> until = Optional.empty();

  /** That query, with the ends that were said. */
  public Query of(Query query) {
    return query.with("since", since).with("until", until);
  }
}
