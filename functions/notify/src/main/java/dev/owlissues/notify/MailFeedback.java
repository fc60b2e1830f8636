package dev.owlissues.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.base.json.JsonTree;
import dev.owlissues.shared.mail.Suppression.Cause;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A notice of SES about a mail that was sent, as event publishing writes it.
 *
 * @param event what happened, in SES's word
 * @param kind more exactly, in SES's word
 * @param mailId SES's id of the mail
 * @param cause why the addresses may get no more mail; empty when they may
 */
record MailFeedback(
    String event, String kind, String mailId, Optional<Cause> cause, List<String> addresses) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /**
   * Reads a notice.
   *
   * @throws IllegalArgumentException when it is none
   */
  static MailFeedback read(String message) {
    JsonNode json = JsonTree.expect("a notice of SES", message);
    String event =
        word(json.has("eventType") ? json.path("eventType") : json.path("notificationType"));
    String mailId = word(json.path("mail").path("messageId"));
    return switch (event) {
      case "Bounce" -> bounce(mailId, json.path("bounce"));
      case "Complaint" -> complaint(mailId, json.path("complaint"));
      default -> new MailFeedback(event, "", mailId, Optional.empty(), List.of());
    };
  }

  // "Permanent" is a hard bounce. A full mailbox or a server that is away is "Transient", and SES
  // itself goes on trying; where it cannot tell, neither can we.
  private static MailFeedback bounce(String mailId, JsonNode bounce) {
    String type = word(bounce.path("bounceType"));
    Optional<Cause> cause = type.equals("Permanent") ? Optional.of(Cause.BOUNCE) : Optional.empty();
    return new MailFeedback(
        "Bounce", type, mailId, cause, addresses(bounce.path("bouncedRecipients")));
  }

  // "not-spam" takes a complaint back: somebody moved the mail out of the spam folder.
  private static MailFeedback complaint(String mailId, JsonNode complaint) {
    String type = word(complaint.path("complaintFeedbackType"));
    Optional<Cause> cause =
        type.equals("not-spam") ? Optional.empty() : Optional.of(Cause.COMPLAINT);
    return new MailFeedback(
        "Complaint", type, mailId, cause, addresses(complaint.path("complainedRecipients")));
  }

  private static List<String> addresses(JsonNode recipients) {
    return recipients
        .valueStream()
        .map(recipient -> bare(recipient.path("emailAddress").asText()))
        .filter(address -> !address.isEmpty())
        .toList();
  }

  // SES repeats the address as the mail had it: "Name <name@host>" stands for the bare one.
  private static String bare(String address) {
    int open = address.lastIndexOf('<');
    int close = address.lastIndexOf('>');
    return (open >= 0 && open < close ? address.substring(open + 1, close) : address).strip();
  }

  private static String word(JsonNode value) {
    return WORD.matcher(value.asText()).matches() ? value.asText() : "";
  }
}
