package dev.owlissues.shared.dynamo;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Processes that end in the middle of their work. */
public final class Deaths {
  private Deaths() {}

  /** Does work through a client whose calls may fail, and says whether one of them ended it. */
  public static boolean dies(Runnable work) {
    try {
      work.run();
      return false;
    } catch (SdkClientException death) {
      return true;
    }
  }

  /** Does work through that client, whose call of that number fails; all others do not. */
  public static boolean diesAt(long call, Fault fault, FaultyDynamo faulty, Runnable work) {
    faulty.reset();
    faulty.dieAt(call, fault);
    boolean died = dies(work);
    faulty.reset();
    return died;
  }
}
