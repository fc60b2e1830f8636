package dev.owlissues.cli.command;

import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Choices;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which issues: the options of commands that list or count them. */
final class IssueFilters {
  @Option(
      names = "--status",
      split = ",",
      paramLabel = "STATUS",
      completionCandidates = Choices.Statuses.class,
      description = "Only of these: ${COMPLETION-CANDIDATES}; several with commas.")
  @Nullable List<String> status;

  @Option(names = "--app-id", paramLabel = "ID", description = "Only of this app.")
  Optional<String> app = Optional.empty();

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "A part of title, module or version; or an id, or a whole fingerprint.")
  Optional<String> search = Optional.empty();

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "Only with events of this app version.")
  Optional<String> version = Optional.empty();

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Only with events of this environment.")
  Optional<String> environment = Optional.empty();

  @Option(names = "--mine", description = "Only those that you have claimed.")
  boolean mine;

  @Option(names = "--dev", description = "Only of development.")
  boolean dev;

  @Option(
      names = "--data-mode",
      paramLabel = "MODE",
      completionCandidates = Choices.Modes.class,
      description = "${COMPLETION-CANDIDATES}. Over all projects production, if not said.")
  Optional<String> mode = Optional.empty();

  Query query() {
    return Query.none()
        .with("status", Optional.ofNullable(status).map(several -> String.join(",", several)))
        .with("app_id", app)
        .with("q", search)
        .with("version", version)
        .with("environment", environment)
        .with("claimed_by", mine ? Optional.of("me") : Optional.empty())
        .with("is_dev", dev ? Optional.of(true) : Optional.empty())
        .with("data_mode", mode);
  }
}
