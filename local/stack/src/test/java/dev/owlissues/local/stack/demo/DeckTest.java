package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.team.Platform;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeckTest {
  private static final List<Template> WEB = Catalogue.load().everyday(Platform.WEB);

  @Test
  void everyMessageIsDealtOnceAfterAllHands() {
    for (int hands : new int[] {10, WEB.size(), 3 * WEB.size()}) {
      var deck = new Deck(WEB, hands, new SplittableRandom(3));
      List<Template> dealt = new ArrayList<>();

      for (int i = 0; i < hands; i++) {
        dealt.addAll(deck.deal(0));
      }

      assertThat(dealt).containsExactlyInAnyOrderElementsOf(WEB);
    }
  }

  @Test
  void freshMessagesAreSpreadOverTheHands() {
    var deck = new Deck(WEB, 2 * WEB.size(), new SplittableRandom(4));
    var firstHalf = new HashSet<Template>();

    for (int i = 0; i < WEB.size(); i++) {
      firstHalf.addAll(deck.deal(0));
    }

    assertThat(firstHalf.size()).isBetween(WEB.size() / 2, WEB.size() / 2 + 1);
  }

  @Test
  void repeatsFollowTheWeights() {
    var templates = Catalogue.parse("web | ui | 9 | often\nweb | ui | 1 | rarely").templates();
    var deck = new Deck(templates, 1, new SplittableRandom(5));

    List<Template> dealt = deck.deal(1_000);

    assertThat(dealt.stream().filter(templates.getFirst()::equals).count()).isBetween(850L, 950L);
  }
}
