package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** People read of the tools what agents do. */
class McpPageTest {
  private static final Path PAGE = Path.of(System.getProperty("owl.root"), "docs", "mcp.md");

  @Test
  void thePageIsWrittenFromTheTableOfTools() throws IOException {
    String page = McpPage.write();
    if (Boolean.getBoolean("owl.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }
}
