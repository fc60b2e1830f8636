package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.member.Invitation;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Invitations: the whole under the team, and two ways to it, from the token in the mail and from
 * the address.
 */
final class InvitationCodec {
  static final String INVITATIONS = "invitation#";
  static final String TEAM_ID = "team_id";
  static final String EMAIL = "email";
  static final String VALID_UNTIL = "valid_until";

  /** How long after its end an invitation can still be told from one that never was. */
  private static final Duration KEPT_AFTER = Duration.ofDays(30);

  private InvitationCodec() {}

  static Map<String, AttributeValue> key(UUID teamId, EmailAddress address) {
    return Attributes.key(teamId.toString(), INVITATIONS + address.hash());
  }

  static Map<String, AttributeValue> tokenKey(String tokenHash) {
    return Attributes.key("invite#" + tokenHash, "invite");
  }

  static Map<String, AttributeValue> addressKey(EmailAddress address, UUID teamId) {
    return Attributes.key(UserCodec.partition(address), INVITATIONS + teamId);
  }

  static Map<String, AttributeValue> toItem(Invitation invitation) {
    return Item.of(key(invitation.teamId(), invitation.address()))
        .with("id", invitation.id())
        .with(EMAIL, invitation.address().text())
        .with("role", invitation.role().wire())
        .with("invited_by", invitation.asked().by())
        .with("created_at", invitation.asked().createdAt())
        .with(VALID_UNTIL, invitation.asked().validUntil())
        .withInstant("accepted_at", invitation.asked().acceptedAt())
        .with("token_hash", invitation.tokenHash())
        .expiring(expiry(invitation))
        .attributes();
  }

  static Invitation fromItem(Item item) {
    return new Invitation(
        item.uuid("id"),
        UUID.fromString(item.text("pk")),
        new EmailAddress(item.text(EMAIL)),
        Role.ofWire(item.text("role")).orElseThrow(),
        new Invitation.Asked(
            item.uuid("invited_by"),
            item.instant("created_at"),
            item.instant(VALID_UNTIL),
            item.optionalInstant("accepted_at")),
        item.text("token_hash"));
  }

  /** The way from the token. */
  static Map<String, AttributeValue> fromToken(Invitation invitation) {
    return Item.of(tokenKey(invitation.tokenHash()))
        .with(TEAM_ID, invitation.teamId())
        .with(EMAIL, invitation.address().text())
        .expiring(expiry(invitation))
        .attributes();
  }

  /** The way from the address, while the invitation is open. */
  static Map<String, AttributeValue> fromAddress(Invitation invitation) {
    return Item.of(addressKey(invitation.address(), invitation.teamId()))
        .with(VALID_UNTIL, invitation.asked().validUntil())
        .expiring(invitation.asked().validUntil())
        .attributes();
  }

  private static Instant expiry(Invitation invitation) {
    return invitation.asked().validUntil().plus(KEPT_AFTER);
  }
}
