package dev.owlissues.local.stack.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Deals messages: each once, spread evenly over the hands, mixed with repeats by weight. So every
 * message of the catalogue shows up, and the frequent ones stay frequent.
 */
final class Deck {
  private final Queue<Template> fresh = new ArrayDeque<>();
  private final List<Template> byWeight = new ArrayList<>();
  private final int size;
  private final int hands;
  private final RandomGenerator random;
  private int dealt;

  /** A deck that has dealt every message once after that many hands. */
  Deck(List<Template> templates, int hands, RandomGenerator random) {
    this.size = templates.size();
    this.hands = hands;
    this.random = random;
    List<Template> left = new ArrayList<>(templates);
    while (!left.isEmpty()) {
      fresh.add(left.remove(random.nextInt(left.size())));
    }
    for (Template template : templates) {
      for (int i = 0; i < template.weight(); i++) {
        byWeight.add(template);
      }
    }
  }

  /** The next hand: the fresh messages whose turn has come, and some repeats. */
  List<Template> deal(int repeats) {
    dealt++;
    List<Template> hand = new ArrayList<>();
    while (!fresh.isEmpty() && (long) (size - fresh.size()) * hands < (long) dealt * size) {
      hand.add(fresh.remove());
    }
    for (int i = 0; i < repeats; i++) {
      hand.add(Blanks.pick(random, byWeight));
    }
    return hand;
  }
}
