package dev.owlissues.local.stack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.local.aws.LocalSes;
import dev.owlissues.local.aws.OutboxMail;
import dev.owlissues.shared.time.Iso;

/** The mails that this stack sent, for people and programs of this machine. */
final class Outbox {
  private final LocalSes ses;

  Outbox(LocalSes ses) {
    this.ses = ses;
  }

  /** Every mail, newest first. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode messages = json.putArray("messages");
    ses.outbox().forEach(mail -> write(mail, messages.addObject()));
    return json;
  }

  /** The newest mails as a page. */
  Reply page() {
    return OutboxPage.of(ses.outbox());
  }

  private static void write(OutboxMail mail, ObjectNode json) {
    ArrayNode to = json.put("id", mail.messageId()).putArray("to");
    mail.to().forEach(to::add);
    json.put("from", mail.from())
        .put("subject", mail.subject())
        .put("text", mail.text())
        .put("html", mail.html());
    ObjectNode headers = json.putObject("headers");
    mail.headers().forEach(headers::put);
    json.put("sent_at", Iso.write(mail.sentAt()));
  }
}
