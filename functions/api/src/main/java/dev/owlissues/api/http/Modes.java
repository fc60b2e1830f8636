package dev.owlissues.api.http;

import dev.owlissues.shared.event.reading.DataMode;

/** The two parameters that choose between development and production (R-list-2). */
public final class Modes {
  private Modes() {}

  /** The mode that is asked for; {@code is_dev} wins over {@code data_mode}. */
  public static DataMode of(Parameters parameters, DataMode otherwise) {
    DataMode mode = parameters.word("data_mode", DataMode.values()).orElse(otherwise);
    return parameters
        .sent("is_dev")
        .map(dev -> dev.equals("true") ? DataMode.DEVELOPMENT : DataMode.PRODUCTION)
        .orElse(mode);
  }
}
