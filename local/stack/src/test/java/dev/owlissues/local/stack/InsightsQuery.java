package dev.owlissues.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query of CloudWatch Logs Insights, in as much of its <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">language</a>
 * as the runbooks use. Other words are refused.
 *
 * @param filter which lines it finds
 * @param fields what it reads of them
 */
record InsightsQuery(Predicate<JsonNode> filter, Set<String> fields) {
  private static final Pattern CONDITION =
      Pattern.compile("(?<field>[\\w.]+) (?<operator>=|>=|in) (?<value>.+)");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  /** Copies the fields. */
  InsightsQuery {
    fields = Set.copyOf(fields);
  }

  static InsightsQuery parse(String text) {
    Predicate<JsonNode> filter = _ -> true;
    Set<String> fields = new TreeSet<>();
    for (String command : text.strip().split("\\s*\\|\\s*", -1)) {
      String arguments = command.substring(command.indexOf(' ') + 1);
      switch (command.split(" ", 2)[0]) {
        case "filter" -> {
          filter = filter.and(any(arguments));
          conditions(arguments).forEach(condition -> fields.add(condition.group("field")));
        }
        case "fields" -> add(arguments, fields);
        case "stats" -> add(arguments.replaceFirst("^count\\(\\) by ", ""), fields);
        case "sort" -> add(arguments.replaceFirst(" (asc|desc)$", ""), fields);
        default -> throw new IllegalArgumentException("unknown command: " + command);
      }
    }
    return new InsightsQuery(filter, fields);
  }

  /** The value at that path of a line, as Insights finds it; "missing" where there is none. */
  static JsonNode value(JsonNode line, String field) {
    JsonNode value = line;
    for (String part : field.split("\\.", -1)) {
      value = value.isArray() ? value.path(Integer.parseInt(part)) : value.path(part);
    }
    return value;
  }

  private static void add(String names, Set<String> fields) {
    // What begins with "@" CloudWatch adds to each line.
    Arrays.stream(names.split(",\\s*", -1))
        .filter(name -> !name.startsWith("@"))
        .forEach(fields::add);
  }

  private static Predicate<JsonNode> any(String expression) {
    return Arrays.stream(expression.split(" or ", -1))
        .map(InsightsQuery::all)
        .reduce(_ -> false, Predicate::or);
  }

  private static Predicate<JsonNode> all(String expression) {
    return conditions(expression).map(InsightsQuery::one).reduce(_ -> true, Predicate::and);
  }

  private static Stream<Matcher> conditions(String expression) {
    return Arrays.stream(expression.split(" (?:and|or) ", -1))
        .map(condition -> {
          Matcher matcher = CONDITION.matcher(condition.strip());
          if (!matcher.matches()) {
            throw new IllegalArgumentException("unknown condition: " + condition);
          }
          return matcher;
        });
  }

  private static Predicate<JsonNode> one(Matcher condition) {
    String field = condition.group("field");
    String value = condition.group("value");
    List<String> texts = TEXT.matcher(value).results().map(found -> found.group(1)).toList();
    if (condition.group("operator").equals(">=")) {
      return line -> value(line, field).asDouble(Double.NaN) >= Double.parseDouble(value);
    }
    return line -> texts.contains(value(line, field).asText());
  }
}
