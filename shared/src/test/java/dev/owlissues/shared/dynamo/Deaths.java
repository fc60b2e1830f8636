package dev.owlissues.shared.dynamo;

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
}
