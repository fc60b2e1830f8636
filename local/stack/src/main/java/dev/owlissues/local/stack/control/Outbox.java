package dev.owlissues.local.stack.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.local.aws.ses.LocalSes;
import dev.owlissues.local.aws.ses.OutboxMail;
import dev.owlissues.local.stack.http.Reply;
import dev.owlissues.shared.base.time.Iso;

/** The mails that this stack sent, for people and programs of this machine. */
public final class Outbox {
  private final LocalSes ses;

  public Outbox(LocalSes ses) {
    this.ses = ses;
  }

  /** Every mail, newest first. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode messages = json.putArray("messages");
    ses.outbox().forEach(mail -> write(mail, messages.addObject()));
    return json;
  }

  /** The newest mails as a page. */
  public Reply page() {
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
