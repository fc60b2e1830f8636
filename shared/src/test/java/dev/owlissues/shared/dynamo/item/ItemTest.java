package dev.owlissues.shared.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ItemTest {
  private final Item item = Item.keyed("owl").with("colour", "brown").with("eggs", 3);

  @Test
  void anAttributeThatCameLaterHasAValueInItemsWithoutIt() {
    assertThat(item.text("colour", "white")).isEqualTo("brown");
    assertThat(item.text("voice", "hoo")).isEqualTo("hoo");
    assertThat(item.number("eggs", 0)).isEqualTo(3);
    assertThat(item.number("chicks", 2)).isEqualTo(2);
    assertThat(item.optionalText("voice")).isEmpty();
    assertThat(item.flag("asleep")).isFalse();
  }

  @Test
  void anItemWithoutWhatEveryVersionWroteIsBroken() {
    assertThatThrownBy(() -> item.text("voice"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("voice");
    assertThatThrownBy(() -> item.number("chicks")).isInstanceOf(IllegalStateException.class);
  }
}
