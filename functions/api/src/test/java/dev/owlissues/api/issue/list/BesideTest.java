package dev.owlissues.api.issue.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BesideTest {
  @Test
  void whatIsReadIsThereOnceItIsAskedFor() {
    var answer = new CompletableFuture<String>();
    Beside<String> read = Beside.begin(answer::join);
    answer.complete("read");

    assertThat(read.join()).isEqualTo("read");
    assertThat(read.join()).isEqualTo("read");
  }

  @Test
  void itFailsAsTheReadFailed() {
    var failure = new UnsupportedOperationException("no table");
    Beside<String> read =
        Beside.begin(() -> {
          throw failure;
        });

    assertThatThrownBy(read::join).isSameAs(failure);
  }
}
