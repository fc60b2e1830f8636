package dev.owlissues.shared.mail;

import java.util.Optional;

/**
 * Who sends.
 *
 * @param address as it stands in {@code From}: {@code Owl Issues <owl@example.com>} or a bare one
 * @param configurationSet the delivery service's set of rules for these mails; empty where it has
 *     none
 */
public record Sender(String address, Optional<String> configurationSet) {}
