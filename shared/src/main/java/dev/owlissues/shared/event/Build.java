package dev.owlissues.shared.event;

/**
 * The program that sent an event. Texts that were not sent are empty.
 *
 * @param dev whether it is a development build
 */
public record Build(
    String appVersion, String buildNumber, boolean dev, String sdkName, String sdkVersion) {}
