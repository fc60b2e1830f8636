package dev.owlissues.shared.ses;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

/** SES clients that send a request once. */
public final class SesClients {

  private SesClients() {}

  /**
   * A builder of a client that never tries again: {@code SendEmail} has no token that makes two
   * requests one, so that a second try after a lost answer would be a second mail.
   */
  public static SesV2ClientBuilder sendingOnce(SdkHttpClient http) {
    return SesV2Client.builder()
        .httpClient(http)
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }
}
