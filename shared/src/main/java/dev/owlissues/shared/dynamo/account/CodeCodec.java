package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.signin.CodeUse;
import dev.owlissues.shared.account.signin.IssuedCodes;
import dev.owlissues.shared.account.signin.LoginCode;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The codec of an address's codes. */
final class CodeCodec {
  /** As long as codes count against the limits. */
  private static final Duration KEPT = Duration.ofDays(1);

  private CodeCodec() {}

  static Map<String, AttributeValue> key(EmailAddress address) {
    return Attributes.key("code#" + address.hash(), "codes");
  }

  static Map<String, AttributeValue> toItem(EmailAddress address, IssuedCodes issuedCodes) {
    List<AttributeValue> codes = issuedCodes.codes().stream().map(CodeCodec::toValue).toList();
    Item item =
        Item.of(key(address))
            .with("revision", issuedCodes.revision())
            .with("codes", AttributeValue.fromL(codes));
    issuedCodes.codes().stream()
        .map(LoginCode::madeAt)
        .max(Comparator.naturalOrder())
        .ifPresent(last -> item.expiring(last.plus(KEPT)));
    return item.attributes();
  }

  static IssuedCodes fromItem(Item item) {
    return new IssuedCodes(
        item.get("codes").l().stream().map(value -> code(Item.of(value.m()))).toList(),
        item.number("revision"));
  }

  /** Adds the use of a code to a transaction: the sheet must be as it was read. */
  static Transaction use(Transaction transaction, String table, CodeUse use) {
    return transaction.putIfRevision(
        table, toItem(use.address(), use.spent()), use.spent().revision() - 1);
  }

  private static AttributeValue toValue(LoginCode code) {
    return AttributeValue.fromM(
        Map.of(
            "hash", Attributes.text(code.hash()),
            "made_at", Attributes.text(code.madeAt()),
            "wrong", Attributes.number(code.wrong()),
            "used", AttributeValue.fromBool(code.used())));
  }

  private static LoginCode code(Item item) {
    Instant madeAt = item.instant("made_at");
    return new LoginCode(
        item.text("hash"), madeAt, Math.toIntExact(item.number("wrong")), item.flag("used"));
  }
}
