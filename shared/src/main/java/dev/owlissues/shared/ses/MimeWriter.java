package dev.owlissues.shared.ses;

import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.MailHeader;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/**
 * Writes a mail as a MIME message: {@code multipart/alternative}, the text first and the HTML last,
 * which is the one to prefer. Every byte is ASCII and no line is too long for SMTP.
 */
final class MimeWriter {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String from;

  MimeWriter(String from) {
    this.from = from;
  }

  byte[] write(Mail mail, Instant sentAt) {
    try {
      return bytes(message(mail, sentAt));
    } catch (MessagingException e) {
      throw new IllegalStateException("a valid mail did not become a MIME message", e);
    }
  }

  private Message message(Mail mail, Instant sentAt) throws MessagingException {
    var message = new WithoutMessageId();
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
    message.setSubject(mail.subject(), UTF_8);
    message.setSentDate(Date.from(sentAt));
    for (MailHeader header : mail.headers()) {
      message.setHeader(header.name(), header.value());
    }
    message.setContent(
        new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(content, UTF_8, subtype);
    // Readable where it is ASCII, and never a line beyond 76 characters.
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static byte[] bytes(Message message) throws MessagingException {
    var out = new ByteArrayOutputStream();
    try {
      message.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** SES gives each message its id; the library's own would carry the name of this machine. */
  private static final class WithoutMessageId extends MimeMessage {
    WithoutMessageId() {
      super(Session.getInstance(new Properties()));
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      removeHeader("Message-ID");
    }
  }
}
