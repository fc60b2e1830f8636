package dev.owlissues.bench.coldstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A folder with what is in a function's archive, which is how Lambda gives it to the process. */
record TaskRoot(Path folder) implements AutoCloseable {

  /** Unpacks an archive, and adds the handler that all are compared with. */
  static TaskRoot of(Path archive) throws IOException {
    Path folder = Files.createTempDirectory("owl-task-");
    try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException(archive + " has an entry outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.resolveSibling(""));
          Files.copy(zip, target);
        }
      }
    }
    addHello(folder);
    return new TaskRoot(folder);
  }

  private static void addHello(Path folder) throws IOException {
    String name = HelloWorld.class.getName().replace('.', '/') + ".class";
    Path target = folder.resolve(name);
    Files.createDirectories(target.resolveSibling(""));
    try (InputStream code = HelloWorld.class.getClassLoader().getResourceAsStream(name)) {
      if (code == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      Files.copy(code, target);
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(TaskRoot::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
