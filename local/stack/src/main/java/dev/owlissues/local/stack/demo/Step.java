package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.event.Level;
import java.util.List;

/** Something that goes well, or nearly: what a session's stream shows around its errors. */
record Step(Level level, String module, String screen, String text) {

  /** What opens a session on a platform. */
  static Step opening(Platform platform) {
    return platform == Platform.BACKEND
        ? new Step(Level.INFO, "lifecycle", "", "process_started")
        : new Step(Level.INFO, "lifecycle", "Home", "session_started");
  }

  /** What happens on a platform in between. */
  static List<Step> of(Platform platform) {
    return platform == Platform.BACKEND ? SERVER : SHOPPER;
  }

  private static final List<Step> SHOPPER =
      List.of(
          new Step(Level.INFO, "navigation", "Home", "screen_viewed"),
          new Step(Level.INFO, "navigation", "Catalogue", "screen_viewed"),
          new Step(Level.INFO, "navigation", "Product", "product_viewed: item {n}"),
          new Step(Level.INFO, "search", "Search", "search_performed: {small} results"),
          new Step(Level.INFO, "cart", "Cart", "item_added: item {n}"),
          new Step(Level.INFO, "cart", "Cart", "coupon_applied"),
          new Step(Level.INFO, "navigation", "Checkout", "checkout_started"),
          new Step(Level.INFO, "account", "Account", "signed_in"),
          new Step(Level.DEBUG, "api", "Product", "GET /products/{n} 200 in {ms} µs"),
          new Step(Level.DEBUG, "storage", "Cart", "cart restored, {small} items"),
          new Step(Level.WARN, "api", "Catalogue", "slow answer: GET /catalogue took {ms} ms"),
          new Step(Level.WARN, "images", "Product", "image {n} fell back to its thumbnail"));

  private static final List<Step> SERVER =
      List.of(
          new Step(Level.INFO, "http", "", "POST /orders 201 in {small} ms"),
          new Step(Level.INFO, "http", "", "GET /products/{n} 200 in {small} ms"),
          new Step(Level.INFO, "jobs", "", "nightly_export finished: {n} rows"),
          new Step(Level.INFO, "payments", "", "charge {uuid} captured"),
          new Step(Level.DEBUG, "cache/redis", "", "miss, filled from the database in {small} ms"),
          new Step(Level.DEBUG, "queue/kafka", "", "committed offset {n}"),
          new Step(Level.WARN, "db/postgres", "", "slow query: {ms} ms"),
          new Step(Level.WARN, "http", "", "retrying upstream, attempt 2 of 3"));
}
