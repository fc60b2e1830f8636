package dev.owlissues.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which project the issues are of: the option that all commands about issues have. */
final class InProject {
  @Option(
      names = {"--project-id", "--project"},
      paramLabel = "PROJECT",
      scope = ScopeType.INHERIT,
      description = "The project's id, slug or name; not needed where one can tell without.")
  Optional<String> project = Optional.empty();
}
