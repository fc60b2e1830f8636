package dev.owlissues.local.aws.ses;

import dev.owlissues.local.aws.AuthorizedCalls;
import java.util.Optional;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/**
 * Tells of the actions that its calls need, by {@link AuthorizedCalls}: on the identity of the
 * sender's domain, and on the configuration set that the mail is sent with. Other calls are refused
 * by the interface's defaults.
 */
public final class RecordedSes implements SesV2Client {
  private final SesV2Client client;
  private final BiConsumer<String, String> used;

  public RecordedSes(SesV2Client client, BiConsumer<String, String> used) {
    this.client = client;
    this.used = used;
  }

  @Override
  public SendEmailResponse sendEmail(SendEmailRequest request) {
    String call = "ses:SendEmail." + content(request.content());
    used(call, "identity", request.fromEmailAddress().replaceAll("^.*@|>$", ""));
    Optional.ofNullable(request.configurationSetName())
        .ifPresent(set -> used(call, "configuration-set", set));
    return client.sendEmail(request);
  }

  private void used(String call, String kind, String name) {
    AuthorizedCalls.actions(call, kind)
        .forEach(action -> used.accept("ses:%s/%s".formatted(kind, name), action));
  }

  private static String content(EmailContent content) {
    if (content.raw() != null) {
      return "Raw";
    }
    return content.simple() != null ? "Simple" : "Template";
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
  }
}
