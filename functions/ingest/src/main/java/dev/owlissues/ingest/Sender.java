package dev.owlissues.ingest;

import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.ApiKey;

/** Who sends a request, or why nobody may. */
sealed interface Sender {

  /** A key that may write events of the app. */
  record Known(ApiKey key, ApiKey.AppScope app) implements Sender {}

  /** Credentials that are not accepted here. */
  record Refused(HttpResponse answer) implements Sender {}
}
