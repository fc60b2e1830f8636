package dev.owlissues.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.owlissues.local.stack.OwlCommand.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed and what came back: {@code $ owl …}, what it printed, each line of its errors
 * after {@code ! }, and its exit code in brackets. A command may end with {@code < text} that it
 * reads, and with {@code > NAME=/pointer} where a later command uses a value of its JSON as {@code
 * $NAME}.
 */
final class Transcript {
  private static final String PROMPT = "$ ";
  private static final String HEADING = "# ";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern KEPT = Pattern.compile(" > ([A-Z_]+)=(/\\S*)$");
  private static final Pattern READ = Pattern.compile(" < (.*)$");

  /** What is different each time; the order counts. */
  private static final Map<Pattern, String> VARIES = new LinkedHashMap<>();

  static {
    VARIES.put(Pattern.compile("owl_(agent|client|import)_[0-9a-f]{48}"), "<key>");
    VARIES.put(Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "<id>");
    VARIES.put(Pattern.compile("\\b[0-9a-f]{64}\\b"), "<hash>");
    VARIES.put(Pattern.compile("\\b20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z"), "<time>");
    VARIES.put(Pattern.compile("\\b(just now|(in )?[0-9]+ (min|h|d)( ago)?)\\b"), "<ago>");
    VARIES.put(Pattern.compile("\\bWy[0-9A-Za-z_-]{20,}"), "<cursor>");
    VARIES.put(Pattern.compile("(?m)(?<=\\S) {2,}"), "  ");
  }

  private final OwlCommand owl;
  private final Map<String, String> values;
  private final Supplier<String> code;
  private final Runnable before;

  /**
   * Of commands that use these values by their names.
   *
   * @param values by name; they have their names in what is printed too
   * @param code what {@code $CODE} is: the one that was mailed last
   * @param before what happens before each command
   */
  Transcript(OwlCommand owl, Map<String, String> values, Supplier<String> code, Runnable before) {
    this.owl = owl;
    this.code = code;
    this.before = before;
    this.values = new LinkedHashMap<>(values);
  }

  /** Types the commands of a transcript again, and writes what comes back. */
  String again(String transcript) throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    for (String line : transcript.lines().toList()) {
      if (line.startsWith(HEADING)) {
        text.append(text.isEmpty() ? "" : "\n").append(line).append('\n');
      } else if (line.startsWith(PROMPT)) {
        text.append(line).append('\n').append(outcome(line.substring(PROMPT.length())));
      }
    }
    return text.toString();
  }

  private String outcome(String line) throws IOException, InterruptedException {
    Matcher kept = KEPT.matcher(line);
    String command = kept.find() ? line.substring(0, kept.start()) : line;
    Matcher read = READ.matcher(command);
    String input = read.find() ? read.group(1) : "";
    List<String> words = words(read.replaceAll(""));
    before.run();
    Outcome outcome = owl.run(words.subList(1, words.size()), filled(input));
    String shown =
        shown(outcome.out(), "") + shown(outcome.err(), "! ") + "[" + outcome.code() + "]\n";
    if (kept.hasMatch()) {
      JsonNode json = JSON.readTree(outcome.out());
      values.put(kept.group(1), json.at(kept.group(2)).asText());
    }
    return shown;
  }

  private List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(filled(word.group(1) == null ? word.group(2) : word.group(1)));
    }
    return words;
  }

  private String filled(String text) {
    String filled = text.equals("$CODE") ? code.get() : text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled =
          filled.replaceAll(
              "\\$" + value.getKey() + "\\b", Matcher.quoteReplacement(value.getValue()));
    }
    return filled;
  }

  private String shown(String printed, String mark) {
    String shown = printed;
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (!value.getValue().isEmpty()) {
        shown = shown.replace(value.getValue(), "$" + value.getKey());
      }
    }
    for (Map.Entry<Pattern, String> varies : VARIES.entrySet()) {
      shown = varies.getKey().matcher(shown).replaceAll(varies.getValue());
    }
    return shown
        .lines()
        .map(line -> (mark + line).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }
}
