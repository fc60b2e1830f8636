package dev.owlissues.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.config.ConfigFile;
import dev.owlissues.cli.config.LocalStack;
import dev.owlissues.cli.config.Target;
import dev.owlissues.cli.config.TargetFinder;
import dev.owlissues.cli.rest.Failure.WrongUse;
import dev.owlissues.cli.rest.Origin;
import dev.owlissues.cli.rest.Pause;
import dev.owlissues.cli.rest.Rest;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.term.Terminal;
import dev.owlissues.cli.view.Printer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command works with, once its options are known. Nothing is looked for before it is used.
 */
public final class Session {
  private final Globals globals;
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final InstantSource clock;
  private final Pause pause;
  private @Nullable Target target;
  private @Nullable URI endpoint;
  private @Nullable Rest rest;

  public Session(
      Globals globals,
      Terminal terminal,
      Map<String, String> environment,
      InstantSource clock,
      Pause pause) {
    this.globals = globals;
    this.terminal = terminal;
    this.environment = environment;
    this.clock = clock;
    this.pause = pause;
  }

  public Printer printer() {
    return new Printer(terminal, globals.format, globals.quiet, clock.instant());
  }

  public Instant now() {
    return clock.instant();
  }

  public Globals globals() {
    return globals;
  }

  public Pause pause() {
    return pause;
  }

  /** The API, asked with the key. */
  public Rest rest() {
    Rest known = rest;
    if (known == null) {
      Target at = target();
      if (at.key().isEmpty()) {
        throw new WrongUse(
            "There is no key for %s: --api-key, OWLMETRY_API_KEY, owl setup or owl auth verify."
                .formatted(at));
      }
      warnOfReaders(at.endpoint());
      known = Rest.at(at.endpoint(), at.key(), pause);
      rest = known;
    }
    return known;
  }

  /** The API at the same place, asked with an app's client key. */
  public Rest restOfApp(String clientKey) {
    return Rest.at(target().endpoint(), Optional.of(clientKey), pause);
  }

  /** The API, asked by nobody in particular. */
  public Rest openRest() {
    return Rest.at(endpoint(), Optional.empty(), pause);
  }

  private void warnOfReaders(URI at) {
    if (Origin.of(at).isOpen()) {
      printer()
          .hint(
              "What is sent to %s can be read on the way, the key too: let it answer over https."
                  .formatted(Origin.of(at)));
    }
  }

  public Target target() {
    Target known = target;
    if (known == null) {
      known =
          new TargetFinder(globals.flags(apiKey()), environment, this::config, this::localStack)
              .find();
      target = known;
    }
    return known;
  }

  /** Where the API is, for what no key is needed for. */
  public URI endpoint() {
    URI known = endpoint;
    if (known == null) {
      known =
          new TargetFinder(
                  globals.flags(Optional.empty()), environment, this::config, this::localStack)
              .endpoint();
      warnOfReaders(known);
      endpoint = known;
    }
    return known;
  }

  /** The key that the command line says, or points at. */
  public Optional<String> apiKey() {
    return globals.apiKey.map(key -> key.equals("-") ? input().strip() : key);
  }

  private Optional<Target> localStack() {
    return LocalStack.find(
        environment,
        where ->
            printer()
                .hint("Using the stack on this machine, %s: no other is set up.".formatted(where)));
  }

  public ConfigFile config() {
    ConfigFile file = new ConfigFile(home());
    if (file.isOpenToOthers()) {
      printer().hint("Others can read the keys in %s: chmod 600 it.".formatted(file.path()));
    }
    return file;
  }

  // Never the folder that one happens to be in: anybody may have put a file there.
  private Path home() {
    String home = variable("HOME").orElse(System.getProperty("user.home", ""));
    // The JDK says so of a user who has none.
    if (home.isBlank() || home.equals("?")) {
      throw new WrongUse(
          "There is no home directory to keep .owlmetry/config.json in: set HOME, or say --endpoint"
              + " and --api-key.");
    }
    return Path.of(home);
  }

  /** A variable of the environment that says something. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** What a person gave as a text; a dash stands for what comes in. */
  public String text(String given) {
    return given.equals("-") ? input() : given;
  }

  // It may be closed, or a folder.
  private String input() {
    try {
      return terminal.input();
    } catch (UncheckedIOException e) {
      String why = Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("closed");
      throw new WrongUse("Standard input cannot be read: %s".formatted(why));
    }
  }

  /** Fails unless somebody said that it is to be done, for it cannot be taken back. */
  public static void confirmed(boolean yes, String what) {
    if (!yes) {
      throw new WrongUse(what + " cannot be taken back: say it again with --yes.");
    }
  }

  public static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Puts a text where there is one. */
  public static void put(ObjectNode body, String field, Optional<String> value) {
    value.ifPresent(given -> body.put(field, given));
  }

  /** A field as a text; empty for null. */
  public static String text(JsonNode json, String field) {
    return Column.text(json.path(field));
  }

  /** A field that is a number, its thousands apart. */
  public static String number(JsonNode json, String field) {
    return Column.number(json.path(field));
  }
}
