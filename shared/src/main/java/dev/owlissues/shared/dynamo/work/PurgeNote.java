package dev.owlissues.shared.dynamo.work;

import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.purge.Purge;

/** The note of a purge, which is one write with the removal that makes it necessary. */
public final class PurgeNote {
  private PurgeNote() {}

  /** Notes the purge, and the run by which people see it. */
  public static Transaction put(Transaction transaction, TableNames names, Purge purge) {
    return transaction
        .putIfAbsent(names.of(Tables.WORK), PurgeCodec.toItem(purge))
        .put(names.of(Tables.JOBS), JobCodec.toItem(purge.run()));
  }
}
