package dev.owlissues.cli.config;

import java.util.Optional;

/** What the command line says of where the API is and who asks. */
public record Flags(Optional<String> endpoint, Optional<String> apiKey, Optional<String> team) {}
