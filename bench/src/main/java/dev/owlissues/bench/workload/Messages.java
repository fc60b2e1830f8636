package dev.owlissues.bench.workload;

import java.util.List;

/** Error messages of about a hundred characters, of the kinds that apps really report. */
public final class Messages {
  private static final List<String> ALL =
      List.of(
          "Request to https://api.example.com/v2/orders/48213 failed with status 503 after 2 retries",
          "ERROR: duplicate key value violates unique constraint \"users_email_key\" (SQLSTATE 23505)",
          "TypeError: Cannot read properties of undefined (reading 'items') at CartView.render (cart.js:118:22)",
          "Connection to db-primary-3.internal:5432 timed out after 30000 ms, pool exhausted (10 of 10 in use)",
          "Payment 7c9e6679-7425-40de-944b-e07fc1f90ae7 was declined by the processor: insufficient_funds",
          "java.lang.NullPointerException: Cannot invoke \"String.length()\" because \"name\" is null",
          "Fatal error: Index out of range: file Swift/ContiguousArrayBuffer.swift, line 600, index 12",
          "Failed to decode response for user 99120: key 'avatar_url' not found at profile.photos[3]",
          "android.database.sqlite.SQLiteFullException: database or disk is full (code 13 SQLITE_FULL)",
          "Job 550e8400-e29b-41d4-a716-446655440000 exceeded its deadline of 900.5 seconds on worker 17",
          "Unhandled rejection in queue \"email-outbound\": Error: getaddrinfo ENOTFOUND smtp.example.com",
          "NSURLErrorDomain Code=-1001 The request timed out while loading feed page 4 for session 81f2a",
          "Hydration failed because the server rendered text did not match the client in component Header",
          "Deadlock found when trying to get lock; try restarting transaction (attempt 3 of 5, 1213)",
          "Unable to start activity ComponentInfo{com.example.shop/.ui.MainActivity}: state lost at 10:42:07",
          "Out of memory: cannot allocate 67108864 bytes for image cache, 12.4 MB free of 512.0 MB in use");

  private Messages() {}

  public static String[] all() {
    return ALL.toArray(String[]::new);
  }
}
