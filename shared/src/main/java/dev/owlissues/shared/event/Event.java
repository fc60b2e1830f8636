package dev.owlissues.shared.event;

/**
 * One event as it was accepted. A text that was not sent is the empty string, never null: the wire
 * treats the two alike (R-ingest-5), and so does the product.
 */
public record Event(Content content, Actor actor, Build build, Device device) {}
