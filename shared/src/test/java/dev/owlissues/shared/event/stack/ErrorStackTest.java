package dev.owlissues.shared.event.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacks as each language writes them (R-event-10). */
class ErrorStackTest {

  @Test // (R-event-10)
  void java() {
    List<StackException> read =
        ErrorStack.read(
            """
            Exception in thread "main" java.lang.IllegalStateException: cannot pay: no
            such card
            \tat com.example.shop.Cart.pay(Cart.java:42)
            \tat com.example.shop.Cart$Line.lambda$total$0(Cart.java:7) ~[shop.jar:1.0]
            \tat java.base/java.util.ArrayList.forEach(ArrayList.java:1596)
            \tat app//com.example.Main.main(Unknown Source)
            \tSuppressed: java.io.IOException: close
            \t\tat com.example.Suppressed.close(Suppressed.java:1)
            Caused by: java.io.IOException: reset
            \tat com.example.net.Wire.read(Wire.kt:9)
            \tat java.base/sun.nio.ch.Net.poll(Native Method)
            \t... 23 more
            """);

    assertThat(read)
        .extracting(StackException::type)
        .containsExactly("java.lang.IllegalStateException", "java.io.IOException");
    assertThat(read)
        .extracting(StackException::value)
        .containsExactly("cannot pay: no\nsuch card", "reset");
    assertThat(read.getFirst().frames())
        .containsExactly(
            frame("com.example.shop.Cart.pay", "com.example.shop.Cart", "Cart.java", 42, 0),
            frame(
                "com.example.shop.Cart$Line.lambda$total$0",
                "com.example.shop.Cart$Line",
                "Cart.java",
                7,
                0),
            library(
                "java.util.ArrayList.forEach", "java.util.ArrayList", "ArrayList.java", 1596, 0),
            frame("com.example.Main.main", "com.example.Main", "", 0, 0));
    assertThat(read.get(1).frames())
        .containsExactly(
            frame("com.example.net.Wire.read", "com.example.net.Wire", "Wire.kt", 9, 0),
            library("sun.nio.ch.Net.poll", "sun.nio.ch.Net", "", 0, 0));
  }

  @Test // (R-event-10)
  void javaScriptOfV8() {
    List<StackException> read =
        ErrorStack.read(
            """
            TypeError: Cannot read properties of undefined (reading 'total')
                at Cart.pay (/app/src/cart.js:42:7)
                at async Promise.all (index 0)
                at new Order (file:///app/order.mjs:3:11)
                at Object.<anonymous> (/app/node_modules/express/lib/router.js:1:2)
                at /app/src/main.ts:9:1
                at process.processTicksAndRejections (node:internal/process/task_queues:95:5) {
              [cause]: Error: connect ECONNREFUSED 127.0.0.1:5432
                  at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)
            }
            """);

    assertThat(read).extracting(StackException::type).containsExactly("TypeError", "Error");
    assertThat(read.get(1).value()).isEqualTo("connect ECONNREFUSED 127.0.0.1:5432");
    assertThat(read.getFirst().frames())
        .startsWith(frame("Cart.pay", "", "/app/src/cart.js", 42, 7))
        .contains(
            frame("Order", "", "file:///app/order.mjs", 3, 11),
            library("Object.<anonymous>", "", "/app/node_modules/express/lib/router.js", 1, 2),
            frame("", "", "/app/src/main.ts", 9, 1));
    assertThat(read.get(1).frames())
        .containsExactly(library("TCPConnectWrap.afterConnect", "", "node:net", 1555, 16));
  }

  @Test // (R-event-10)
  void javaScriptOfFirefoxAndSafari() {
    List<StackException> read =
        ErrorStack.read("pay@https://shop.example/app.js:42:7\n@https://shop.example/app.js:9:1\n");

    assertThat(read)
        .containsExactly(
            new StackException(
                "",
                "",
                List.of(
                    frame("pay", "", "https://shop.example/app.js", 42, 7),
                    frame("", "", "https://shop.example/app.js", 9, 1))));
  }

  @Test // (R-event-10)
  void python() {
    List<StackException> read =
        ErrorStack.read(
            """
            Traceback (most recent call last):
              File "/app/shop/cart.py", line 42, in pay
                card = cards[name]
                       ~~~~~^^^^^^
            KeyError: 'visa'

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "/usr/lib/python3.12/asyncio/runners.py", line 118, in run
                return self._loop.run_until_complete(task)
              File "/app/shop/main.py", line 7, in <module>
                pay()
            shop.errors.PayError: no such card: visa
            """);

    assertThat(read)
        .containsExactly(
            new StackException(
                "shop.errors.PayError",
                "no such card: visa",
                List.of(
                    frame("<module>", "", "/app/shop/main.py", 7, 0),
                    library("run", "", "/usr/lib/python3.12/asyncio/runners.py", 118, 0))),
            new StackException(
                "KeyError", "'visa'", List.of(frame("pay", "", "/app/shop/cart.py", 42, 0))));
  }

  @Test // (R-event-10)
  void swift() {
    List<StackException> symbols =
        ErrorStack.read(
            """
            0   Shop                                0x0000000104f3c2d4 $s4Shop3payyyF + 84
            1   UIKitCore                           0x00000001a2b3c4d5 -[UIApplication sendAction:] + 96
            2   libdispatch.dylib                   0x00000001a2b3c4d5 _dispatch_main + 12
            """);
    List<StackException> backtrace =
        ErrorStack.read(
            """
            Fatal error: Index out of range
            0 [ra] 0x0000000104f3c2d4 pay(_:) + 84 in Shop at /src/Cart.swift:42:7
            """);

    assertThat(symbols.getFirst().frames())
        .containsExactly(
            frame("$s4Shop3payyyF", "Shop", "", 0, 0),
            library("-[UIApplication sendAction:]", "UIKitCore", "", 0, 0),
            library("_dispatch_main", "libdispatch.dylib", "", 0, 0));
    assertThat(backtrace)
        .containsExactly(
            new StackException(
                "",
                "Fatal error: Index out of range",
                List.of(frame("pay(_:)", "Shop", "/src/Cart.swift", 42, 7))));
  }

  @Test // (R-event-10)
  void go() {
    List<StackException> read =
        ErrorStack.read(
            """
            panic: runtime error: index out of range [3] with length 3

            goroutine 1 [running]:
            example.com/shop/cart.(*Cart).Pay(0xc000012345, {0x1, 0x2})
            \t/src/shop/cart/cart.go:42 +0x1d
            main.main()
            \t/usr/local/go/src/runtime/proc.go:7 +0x20

            goroutine 7 [chan receive]:
            main.other()
            \t/src/shop/other.go:1
            """);

    assertThat(read.getFirst().type()).isEqualTo("panic");
    assertThat(read.getFirst().value())
        .isEqualTo("runtime error: index out of range [3] with length 3");
    assertThat(read.getFirst().frames())
        .extracting(StackFrame::file, StackFrame::line, StackFrame::inApp)
        .containsExactly(
            tuple("/src/shop/cart/cart.go", 42, Optional.empty()),
            tuple("/usr/local/go/src/runtime/proc.go", 7, Optional.of(false)));
    assertThat(read.getFirst().frames().get(1).function()).isEqualTo("main.main");
    assertThat(read.getFirst().frames().getFirst().module()).isEqualTo("example.com/shop/cart");
  }

  @Test // (R-event-10)
  void dotNet() {
    List<StackException> read =
        ErrorStack.read(
            """
            System.InvalidOperationException: cannot pay
             ---> System.IO.IOException: reset
               at Shop.Net.Wire.Read(Byte[] into) in C:\\src\\Wire.cs:line 9
               --- End of inner exception stack trace ---
               at Shop.Cart.Pay(String card) in C:\\src\\Cart.cs:line 42
               at System.Linq.Enumerable.First[TSource](IEnumerable`1 source)
            """);

    assertThat(read)
        .containsExactly(
            new StackException(
                "System.InvalidOperationException",
                "cannot pay",
                List.of(
                    frame("Shop.Cart.Pay", "Shop.Cart", "C:\\src\\Cart.cs", 42, 0),
                    library(
                        "System.Linq.Enumerable.First[TSource]",
                        "System.Linq.Enumerable",
                        "",
                        0,
                        0))),
            new StackException(
                "System.IO.IOException",
                "reset",
                List.of(frame("Shop.Net.Wire.Read", "Shop.Net.Wire", "C:\\src\\Wire.cs", 9, 0))));
  }

  @Test // (R-event-10)
  void ruby() {
    List<StackException> read =
        ErrorStack.read(
            """
            /app/cart.rb:42:in 'Cart#pay': no such card (Shop::PayError)
            \tfrom /usr/lib/ruby/3.4.0/set.rb:7:in 'Set#each'
            \tfrom /app/main.rb:3:in `<main>'
            """);

    assertThat(read)
        .containsExactly(
            new StackException(
                "Shop::PayError",
                "no such card",
                List.of(
                    frame("Cart#pay", "", "/app/cart.rb", 42, 0),
                    library("Set#each", "", "/usr/lib/ruby/3.4.0/set.rb", 7, 0),
                    frame("<main>", "", "/app/main.rb", 3, 0))));
  }

  @Test // (R-event-10)
  void php() {
    List<StackException> read =
        ErrorStack.read(
            """
            PHP Fatal error:  Uncaught RuntimeException: reset in /app/Wire.php:9
            Stack trace:
            #0 /app/vendor/http/Client.php(7): Wire->read('a', Array)
            #1 [internal function]: {closure}()
            #2 {main}

            Next Shop\\PayError: cannot pay in /app/Cart.php:42
            Stack trace:
            #0 /app/index.php(3): Shop\\Cart->pay()
            #1 {main}
            """);

    assertThat(read)
        .extracting(StackException::type, StackException::value)
        .containsExactly(tuple("Shop\\PayError", "cannot pay"), tuple("RuntimeException", "reset"));
    assertThat(read.getFirst().frames())
        .containsExactly(
            frame("", "", "/app/Cart.php", 42, 0),
            frame("Shop\\Cart->pay", "", "/app/index.php", 3, 0));
    assertThat(read.get(1).frames())
        .contains(library("Wire->read", "", "/app/vendor/http/Client.php", 7, 0));
  }

  @ParameterizedTest // (R-event-10)
  @ValueSource(strings = {"", " ", "\n\n", "it broke", "Error: it broke", "at home", "a@b.c"})
  void whatHasNoFormThatIsKnownIsNotRead(String stack) {
    assertThat(ErrorStack.read(stack)).isEmpty();
  }

  @Test // (R-event-10)
  void whatIsReadIsBounded() {
    String frames =
        IntStream.range(0, 300)
            .mapToObj(i -> "\tat a.B" + "x".repeat(i % 7) + ".m(B.java:" + i + ")\n")
            .collect(Collectors.joining());

    List<StackException> long1 = ErrorStack.read("a.E: b\n" + frames);
    List<StackException> many =
        ErrorStack.read("a.E: b\n" + "Caused by: a.F: c\n\tat a.B.m(B.java:1)\n".repeat(50));

    assertThat(long1.getFirst().frames()).hasSize(100);
    assertThat(many).hasSize(10);
  }

  @Test // (R-event-10)
  void whateverItIsItIsReadWithinTheBounds() {
    Random random = new Random(15);
    List<String> parts =
        List.of(
            "at ",
            "(",
            ")",
            ":",
            "42",
            ".java",
            "\n",
            "\t",
            " in ",
            "#0 ",
            "File \"",
            "\", line ",
            "Caused by: ",
            "---> ",
            "from ",
            "goroutine 1 [",
            "0x1f",
            "@",
            "x".repeat(300),
            "🦉",
            "\u0001",
            "$",
            "/",
            "Error",
            " + ",
            "`",
            "'",
            "[cause]: ",
            "Next ",
            "\\",
            "\"");
    for (int i = 0; i < 3_000; i++) {
      String stack =
          IntStream.range(0, random.nextInt(200))
              .mapToObj(n -> parts.get(random.nextInt(parts.size())))
              .collect(Collectors.joining());

      List<StackException> read = ErrorStack.read(stack);

      assertThat(read).hasSizeLessThanOrEqualTo(10);
      assertThat(read).allMatch(exception -> exception.frames().size() <= 100);
    }
  }

  @Test // (R-event-10)
  void longLinesOfWhatFormsAreMadeOfAreReadToo() {
    for (String part : List.of("at a (", "@1:1", "(", ") in ", ": ", "::", "0x1 ", "[as ", "\"")) {
      assertThat(ErrorStack.read(part.repeat(16_000 / part.length()))).hasSizeLessThanOrEqualTo(10);
    }
  }

  private static StackFrame frame(
      String function, String module, String file, int line, int column) {
    return new StackFrame(function, module, file, line, column, Optional.empty());
  }

  private static StackFrame library(
      String function, String module, String file, int line, int column) {
    return new StackFrame(function, module, file, line, column, Optional.of(false));
  }
}
