package dev.owlissues.cli;

import dev.owlissues.cli.rest.Failure;
import dev.owlissues.cli.rest.Failure.Broken;
import dev.owlissues.cli.rest.Failure.NotReached;
import dev.owlissues.cli.rest.Failure.Refused;
import dev.owlissues.cli.rest.Failure.WrongUse;
import dev.owlissues.cli.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says why a command did not do it, and which exit code that is (R-cli-4). */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  static final int REFUSED = 1;
  static final int WRONG_USE = 2;
  static final int NOT_REACHED = 3;
  static final int BROKEN = 4;

  private final Session session;

  Failures(Session session) {
    this.session = session;
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    return say(thrown instanceof Failure failure ? failure : Broken.by(thrown));
  }

  /** Says why, and returns the exit code. */
  int say(Failure failure) {
    session.printer().failure(failure);
    return switch (failure) {
      case Refused _ -> REFUSED;
      case WrongUse _ -> WRONG_USE;
      case NotReached _ -> NOT_REACHED;
      case Broken _ -> BROKEN;
    };
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String next =
        nearest(wrong).isEmpty()
            ? "See %s --help.".formatted(name)
            : "Did you mean %s? See %s --help."
                .formatted(String.join(" or ", nearest(wrong)), name);
    return say(new WrongUse(String.valueOf(wrong.getMessage()) + "\n" + next));
  }

  private static List<String> nearest(ParameterException wrong) {
    return wrong instanceof UnmatchedArgumentException unmatched
        ? unmatched.getSuggestions()
        : List.of();
  }
}
