package dev.owlissues.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.owlissues.shared.mail.Suppression.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailFeedbackTest {

  private static MailFeedback bounce(String type, String address) {
    return MailFeedback.read(
        """
        {"eventType": "Bounce", "mail": {"messageId": "m-1"},
         "bounce": {"bounceType": "%s", "bouncedRecipients": [{"emailAddress": "%s"}]}}
        """
            .formatted(type, address));
  }

  @Test
  void aHardBounceIsACause() {
    MailFeedback feedback = bounce("Permanent", "ada@example.com");

    assertThat(feedback.cause()).contains(Cause.BOUNCE);
    assertThat(feedback.addresses()).containsExactly("ada@example.com");
    assertThat(feedback.mailId()).isEqualTo("m-1");
  }

  @Test
  void anAddressWithANameIsTheAddressAlone() {
    assertThat(bounce("Permanent", "Ada <ada@example.com>").addresses())
        .containsExactly("ada@example.com");
  }

  @ParameterizedTest // (R-digest-17)
  @ValueSource(strings = {"Transient", "Undetermined", ""})
  void aSoftBounceIsNone(String type) {
    assertThat(bounce(type, "ada@example.com").cause()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abuse", "fraud", "other", ""})
  void aComplaintIsACauseWhateverItsKind(String kind) {
    assertThat(complaint(kind).cause()).contains(Cause.COMPLAINT);
  }

  @Test
  void aComplaintThatIsTakenBackIsNone() {
    assertThat(complaint("not-spam").cause()).isEmpty();
  }

  private static MailFeedback complaint(String kind) {
    return MailFeedback.read(
        """
        {"notificationType": "Complaint", "mail": {"messageId": "m-1"},
         "complaint": {"complaintFeedbackType": "%s",
                       "complainedRecipients": [{"emailAddress": "ada@example.com"}]}}
        """
            .formatted(kind));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Delivery", "Reject", "DeliveryDelay", "Rendering Failure"})
  void whatElseHappensToAMailIsNone(String event) {
    MailFeedback feedback = MailFeedback.read("{\"eventType\": \"%s\"}".formatted(event));

    assertThat(feedback.cause()).isEmpty();
    assertThat(feedback.addresses()).isEmpty();
  }

  @Test
  void wordsForTheLogAreWords() {
    MailFeedback feedback =
        MailFeedback.read("{\"eventType\": \"a\\n{\", \"mail\": {\"messageId\": \"x@y\"}}");

    assertThat(feedback.event()).isEmpty();
    assertThat(feedback.mailId()).isEmpty();
  }

  @Test
  void whatIsNoNoticeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> MailFeedback.read("not json"));
  }
}
