package dev.owlissues.shared.corpus;

import java.util.List;

/**
 * A kind of program that sends events.
 *
 * @param frame how its stack traces write a frame; {@code %s} the function, {@code %d} the line
 */
record Source(
    List<String> environments,
    List<String> systems,
    List<String> models,
    String sdk,
    String frame,
    List<Fault> faults) {

  static final List<Source> ALL =
      List.of(
          new Source(
              List.of("backend"),
              List.of("Linux 6.8.0", "Debian 12", "Alpine 3.20"),
              List.of("node v22.11.0", "python 3.12.7", "jvm 21.0.5"),
              "owlmetry-node",
              "at %s (/srv/app/dist/main.js:%d:17)",
              Faults.BACKEND),
          new Source(
              List.of("web"),
              List.of("Windows 11", "macOS 15.1", "ChromeOS 130", "Android 15"),
              List.of("Chrome 130.0", "Firefox 132.0", "Safari 18.1", "Edge 130.0"),
              "owlmetry-web",
              "at %s (https://acme.example/static/js/main.4f1c.js:1:%d)",
              Faults.WEB),
          new Source(
              List.of("ios", "ios", "ios", "ipados", "macos"),
              List.of("18.1", "18.0.1", "17.7", "17.6.1"),
              List.of("iPhone16,2", "iPhone15,4", "iPhone14,5", "iPad14,3", "Mac15,6"),
              "owlmetry-swift",
              "Acme 0x0000000104 %s + %d",
              Faults.APPLE),
          new Source(
              List.of("android"),
              List.of("15", "14", "13", "12L"),
              List.of("Pixel 9", "SM-S928B", "Xiaomi 14", "Pixel 6a"),
              "owlmetry-android",
              "at com.acme.app.%s(SourceFile:%d)",
              Faults.ANDROID));
}
