package dev.owlissues.local.stack.architecture;

import dev.owlissues.local.stack.architecture.RuleBook.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What people have written into the repository: everything but what is built or downloaded. */
record RepositorySources(Path root) {
  private static final Set<String> ENDINGS =
      Set.of("java", "jte", "sh", "yaml", "yml", "md", "json", "xml", "py", "toml", "txt");

  /** Folders with a dot are left out, but for these. */
  private static final Set<String> DOTTED = Set.of(".ci", ".github");

  private static final Set<String> BUILT = Set.of("target", "node_modules");

  /** All of them, in no particular order. */
  List<Source> all() throws IOException {
    List<Source> sources = new ArrayList<>();
    addTo(sources, root);
    return List.copyOf(sources);
  }

  private void addTo(List<Source> sources, Path folder) throws IOException {
    List<Path> entries;
    try (Stream<Path> listed = Files.list(folder)) {
      entries = listed.toList();
    }
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        if (isWritten(name)) {
          addTo(sources, entry);
        }
      } else if (isText(name)) {
        sources.add(new Source(root.relativize(entry).toString(), Files.readString(entry)));
      }
    }
  }

  private static boolean isWritten(String folder) {
    return !BUILT.contains(folder) && (!folder.startsWith(".") || DOTTED.contains(folder));
  }

  // A file without an ending is a script.
  private static boolean isText(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 0 || ENDINGS.contains(file.substring(dot + 1));
  }
}
