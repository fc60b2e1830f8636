package dev.owlissues.local.stack.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A story of a few days, as {@code demo/story.json} has it. Hours count from its beginning.
 *
 * @param blanks what {@code {name}} in a message stands for; {@code {n}} is any number, {@code
 *     {uuid}} any UUID
 */
record Story(
    List<Act> acts,
    List<Release> releases,
    List<Chapter> chapters,
    List<Device> devices,
    List<Step> steps,
    Map<String, List<String>> blanks) {

  /** The version of a scene that happens in whichever version is current. */
  static final String CURRENT = "current";

  /** A part of the story. It ends with a scan, after which issues are resolved. */
  record Act(double until, String about, List<Fix> resolved) {}

  /** The issues of an app's module are resolved; the version has the fix. */
  record Fix(String app, String module, String version) {}

  /** A version of an app comes out. */
  record Release(double hour, String app, String version) {}

  /** Scenes that have something in common, for whoever reads the file. */
  record Chapter(String about, List<Scene> scenes) {}

  /**
   * Sessions that begin within those hours and meet the errors.
   *
   * @param version {@value #CURRENT}, or a version; one that ends in -dev is a development build
   */
  record Scene(
      double hour, double within, String app, String version, int sessions, List<Failure> errors) {}

  /**
   * An error.
   *
   * @param every which of the scene's sessions meet it: every second, third, ... or all
   */
  record Failure(int every, String module, String message) {
    Failure {
      every = Math.max(1, every);
    }
  }

  /** What a session runs on. */
  record Device(String app, String environment, String system, String model, String locale) {}

  /** What happens before an error; an app's first one opens its sessions. */
  record Step(String app, String level, String module, String screen, String message) {}

  /** Reads the story that ships with the stack. */
  static Story load() {
    try (InputStream in = Story.class.getResourceAsStream("/demo/story.json")) {
      return new JsonMapper().readValue(in, Story.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All scenes, in the order of the file. */
  Stream<Scene> scenes() {
    return chapters.stream().flatMap(chapter -> chapter.scenes().stream());
  }

  /** How long the story takes. */
  double hours() {
    return acts.getLast().until();
  }

  /** The version of an app that was the newest then. */
  String newest(String app, double hour) {
    return releases.stream()
        .filter(release -> release.app().equals(app) && release.hour() <= hour)
        .reduce((older, newer) -> newer)
        .orElseThrow()
        .version();
  }
}
