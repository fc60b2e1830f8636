package dev.owlissues.local.aws.ses;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Reads a message as its receiver would. */
final class MimeReader {

  private MimeReader() {}

  /**
   * Reads a message.
   *
   * @throws MessagingException when it is none
   */
  static OutboxMail read(String messageId, List<String> to, byte[] raw, Instant sentAt)
      throws MessagingException {
    var message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    Map<String, String> headers = headers(message);
    return new OutboxMail(
        messageId,
        to,
        headers.getOrDefault("From", ""),
        headers.getOrDefault("Subject", ""),
        content(message, "text/plain").orElse(""),
        content(message, "text/html").orElse(""),
        headers,
        sentAt,
        new String(raw, StandardCharsets.UTF_8));
  }

  private static Map<String, String> headers(MimeMessage message) throws MessagingException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers.merge(header.getName(), decoded(header.getValue()), (one, more) -> one + "\n" + more);
    }
    return Collections.unmodifiableMap(headers);
  }

  private static String decoded(String value) throws MessagingException {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(value));
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("a header in an unknown character set", e);
    }
  }

  private static Optional<String> content(Part part, String type) throws MessagingException {
    try {
      if (part.isMimeType(type)) {
        return Optional.of((String) part.getContent());
      }
      if (part.getContent() instanceof MimeMultipart parts) {
        return content(parts, type);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new MessagingException("a part that cannot be read", e);
    }
  }

  private static Optional<String> content(MimeMultipart parts, String type)
      throws MessagingException {
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      Optional<String> content = content(part, type);
      if (content.isPresent()) {
        return content;
      }
    }
    return Optional.empty();
  }
}
