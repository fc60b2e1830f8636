package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import java.util.List;

/** What a session ran on. The environment is one that its platform may name. */
record Gear(String environment, String os, String model, String locale) {

  /** What the sample's sessions on a platform run on. */
  static List<Gear> of(Platform platform) {
    return switch (platform) {
      case APPLE ->
          List.of(
              new Gear("ios", "iOS 19.1", "iPhone17,2", "en_US"),
              new Gear("ios", "iOS 18.6.2", "iPhone15,3", "de_DE"),
              new Gear("ios", "iOS 19.0.1", "iPhone14,5", "fr_FR"),
              new Gear("ipados", "iPadOS 19.1", "iPad14,3", "ja_JP"),
              new Gear("macos", "macOS 16.1", "Mac15,12", "en_GB"),
              new Gear("watchos", "watchOS 12.0", "Watch7,5", "en_US"));
      case ANDROID -> List.of(new Gear("android", "Android 16", "Pixel 9", "en_US"));
      case WEB ->
          List.of(
              new Gear("web", "Windows 11", "Chrome 143", "en_US"),
              new Gear("web", "macOS 15", "Safari 18.6", "en_GB"),
              new Gear("web", "Android 16", "Chrome Mobile 143", "pt_BR"),
              new Gear("web", "iOS 18.6", "Mobile Safari 18.6", "de_DE"),
              new Gear("web", "Ubuntu 24.04", "Firefox 145", "fr_FR"),
              new Gear("web", "Windows 10", "Edge 142", "es_ES"));
      case BACKEND ->
          List.of(
              new Gear("backend", "Linux 6.12", "shop-blue-1", ""),
              new Gear("backend", "Linux 6.12", "shop-blue-2", ""),
              new Gear("backend", "Linux 6.12", "shop-green-1", ""));
    };
  }
}
