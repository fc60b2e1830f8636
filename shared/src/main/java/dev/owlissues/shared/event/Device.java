package dev.owlissues.shared.event;

/**
 * What an event's program ran on. Texts that were not sent are empty.
 *
 * @param environment the kind of system: {@code ios}, {@code web}, {@code backend} and so on
 */
public record Device(
    String environment, String osVersion, String model, String locale, String preferredLanguage) {}
