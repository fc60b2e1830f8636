package dev.owlissues.local.aws.ses;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A mail that the local SES took.
 *
 * @param messageId as SES answered it
 * @param to whom the request named
 * @param text the plain text part, empty if there is none
 * @param html the HTML part, empty if there is none
 * @param headers the message's fields, in their order, unfolded and decoded
 * @param raw the whole message, as it would go out
 */
public record OutboxMail(
    String messageId,
    List<String> to,
    String from,
    String subject,
    String text,
    String html,
    Map<String, String> headers,
    Instant sentAt,
    String raw) {}
