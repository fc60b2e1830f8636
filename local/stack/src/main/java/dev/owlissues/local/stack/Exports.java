package dev.owlissues.local.stack;

import java.net.URI;

/**
 * Lines for a shell that name what README's commands use.
 *
 * @param agentKey a key that reads and writes issues
 * @param clientKey a key that sends events of the backend app
 */
public record Exports(URI baseUrl, String agentKey, String clientKey, String projectId) {

  /** The lines, all but the first after that many blanks; nothing after the last. */
  public String indented(int blanks) {
    return """
    export URL=%s
    export AGENT_KEY=%s
    export CLIENT_KEY=%s
    export PROJECT_ID=%s\
    """
        .formatted(baseUrl, agentKey, clientKey, projectId)
        .indent(blanks)
        .strip();
  }
}
