package dev.owlissues.cli.term;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A pipe to somebody who may go as soon as he has read enough: what comes after that is lost to
 * nobody (R-cli-4).
 */
public final class Pipe extends OutputStream {
  private final OutputStream out;
  private boolean isRead = true;

  public Pipe(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int from, int length) {
    if (isRead) {
      try {
        out.write(octets, from, length);
      } catch (IOException nobodyReads) {
        isRead = false;
      }
    }
  }
}
