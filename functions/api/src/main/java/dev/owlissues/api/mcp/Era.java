package dev.owlissues.api.mcp;

import java.util.List;
import java.util.stream.Stream;

/** The two ways of speaking the protocol, told apart for each request (R-mcp-2). */
enum Era {
  /** With a handshake, and versions up to 2025-11-25. */
  HANDSHAKE,

  /** Without one: every request says who is speaking and which version. */
  PER_REQUEST;

  /** The only version of the second kind. */
  static final String PER_REQUEST_VERSION = "2026-07-28";

  /** What a client speaks that names no version (2025-03-26 had no header for it). */
  static final String ASSUMED = "2025-03-26";

  /** Versions with a handshake, newest first. */
  static final List<String> HANDSHAKE_VERSIONS =
      List.of("2025-11-25", "2025-06-18", ASSUMED, "2024-11-05");

  /** Every version, newest first. */
  static final List<String> VERSIONS =
      Stream.concat(Stream.of(PER_REQUEST_VERSION), HANDSHAKE_VERSIONS.stream()).toList();
}
