package dev.owlissues.local.stack.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the blanks of a message, {@code {like} this}, with things that such a place really holds.
 */
final class Blanks {
  private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");

  private static final List<String> TABLES =
      List.of("orders", "customers", "cart_items", "shipments", "payments", "coupons", "reviews");
  private static final List<String> COLUMNS =
      List.of("email", "order_id", "price", "currency", "address", "quantity", "coupon_code");
  private static final List<String> IDENTIFIERS =
      List.of("this.cart.items", "event.target.value", "order.customer.name", "user.getAddress()");
  private static final List<String> WORDS =
      List.of("barn", "tawny", "snowy", "eagle", "Grüße", "12a", "n/a", "scops", "ふくろう");
  private static final List<String> PATHS =
      List.of("/var/lib/shop/cache", "/tmp/upload-7f3a", "/orders/history", "base/16384/2619");
  private static final List<String> HOSTS =
      List.of("api.shop.example", "cdn.shop.example", "rates.example", "hooks.partner.example");

  private static final Map<String, Function<RandomGenerator, String>> FILLERS =
      Map.ofEntries(
          Map.entry("n", random -> number(random, 10, 100_000)),
          Map.entry("small", random -> number(random, 1, 60)),
          Map.entry("ms", random -> number(random, 1_000, 60_000)),
          Map.entry("http", random -> number(random, 500, 505)),
          Map.entry("port", random -> number(random, 1_024, 65_536)),
          Map.entry("ip", Blanks::ip),
          Map.entry("uuid", random -> uuid(random).toString()),
          Map.entry("email", random -> "customer" + number(random, 1, 900) + "@mail.example"),
          Map.entry("url", random -> "https://" + pick(random, HOSTS) + pick(random, PATHS)),
          Map.entry("host", random -> pick(random, HOSTS)),
          Map.entry("path", random -> pick(random, PATHS)),
          Map.entry("word", random -> pick(random, WORDS)),
          Map.entry("table", random -> pick(random, TABLES)),
          Map.entry("column", random -> pick(random, COLUMNS)),
          Map.entry("ident", random -> pick(random, IDENTIFIERS)));

  private Blanks() {}

  /** The text with every blank filled; a blank that nobody knows is an error of the catalogue. */
  static String fill(String text, RandomGenerator random) {
    return BLANK
        .matcher(text)
        .replaceAll(blank -> Matcher.quoteReplacement(filler(blank.group(1), text).apply(random)));
  }

  /** A random UUID of version 4 that a seed decides. */
  static UUID uuid(RandomGenerator random) {
    long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** One of them. */
  static <T> T pick(RandomGenerator random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static Function<RandomGenerator, String> filler(String name, String text) {
    if (!FILLERS.containsKey(name)) {
      throw new IllegalArgumentException(
          "nobody knows the blank {%s} of: %s".formatted(name, text));
    }
    return FILLERS.get(name);
  }

  private static String number(RandomGenerator random, int from, int below) {
    return Integer.toString(random.nextInt(from, below));
  }

  private static String ip(RandomGenerator random) {
    return "10.%d.%d.%d".formatted(random.nextInt(8), random.nextInt(256), random.nextInt(1, 255));
  }
}
