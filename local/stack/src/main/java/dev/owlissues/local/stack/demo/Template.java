package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One error message with its variable parts open. All its fillings have one fingerprint.
 *
 * @param module the part of the program that reports it
 * @param weight how often it is drawn; 0 when only the story places it
 */
record Template(Platform platform, String module, int weight, String text) {

  Template {
    if (module.isBlank() || text.isBlank() || weight < 0) {
      throw new IllegalArgumentException("a message needs a module, a text and a weight: " + text);
    }
  }

  /** The message with its blanks filled. */
  String fill(RandomGenerator random) {
    return Blanks.fill(text, random);
  }

  /** What the scan will know it by. */
  Fingerprint fingerprint() {
    return new Fingerprinter().fingerprint(fill(new SplittableRandom(0)), module);
  }
}
