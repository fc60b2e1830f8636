package dev.owlissues.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Why a command did not do what it was asked to: ends it with an exit code of its own. */
public abstract sealed class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private Failure(String message) {
    super(message);
  }

  /** The message, which failures always have. */
  public final String text() {
    return String.valueOf(getMessage());
  }

  /** What a program reads: {@code error}, and what else is known. */
  public ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("error", text());
  }

  /** The API answered, and said no. */
  public static final class Refused extends Failure {
    private static final long serialVersionUID = 1;
    private static final int UNKNOWN = 401;

    private final int status;
    private final boolean asKey;
    private final transient ObjectNode body;

    Refused(int status, JsonNode body, boolean asKey) {
      super(message(status, body));
      this.status = status;
      this.asKey = asKey;
      this.body =
          body instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    public int status() {
      return status;
    }

    /** Whether it is the key that the API does not know. */
    public boolean isOfTheKey() {
      return asKey && status == UNKNOWN;
    }

    /** A field that the answer has beside the error. */
    public Optional<JsonNode> field(String name) {
      return Optional.ofNullable(body.get(name));
    }

    @Override
    public ObjectNode json() {
      ObjectNode json = super.json();
      json.setAll(body);
      json.put("error", text());
      return json.put("status", status);
    }

    private static String message(int status, JsonNode body) {
      String error = body.path("error").asText("");
      return error.isBlank() ? "the API answered with status " + status : error;
    }
  }

  /** What was asked cannot be done as it was asked. */
  public static final class WrongUse extends Failure {
    private static final long serialVersionUID = 1;

    public WrongUse(String message) {
      super(message);
    }
  }

  /** It was asked well, and failed for a reason of its own, or of the machine it runs on. */
  public static final class Broken extends Failure {
    private static final long serialVersionUID = 1;

    public Broken(String message) {
      super(message);
    }

    /** Of what nobody has thought of. */
    public static Broken by(Throwable fault) {
      StackTraceElement[] stack = fault.getStackTrace();
      return new Broken(
          "owl itself failed, which is its fault: %s%s"
              .formatted(fault, stack.length == 0 ? "" : " at " + stack[0]));
    }
  }

  /** The API did not answer, or what answered was not the API. */
  public static final class NotReached extends Failure {
    private static final long serialVersionUID = 1;

    public NotReached(String message) {
      super(message);
    }
  }
}
