package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A store as anyone can see it who looks into its folder; it need not be there. */
record StoreFolder(Path path) {

    /** Every file that is not hidden, and in no hidden folder. */
    List<Path> visible() {
        return files(file -> !hidden(file));
    }

    /** What a run that ended half-way may leave: hidden files with content. */
    List<Path> leftovers() {
        return files(file -> hidden(file) && !file.toString().endsWith(".lock"));
    }

    void expectNothingVisible() {
        assertThat(visible()).isEmpty();
    }

    /** Neither a dump nor a part of one. */
    void expectEmpty() {
        expectNothingVisible();
        assertThat(leftovers()).isEmpty();
    }

    /** The one dump. */
    Path dump() {
        assertThat(visible()).hasSize(1);
        return visible().get(0);
    }

    FlybackResult verify(Path dump) {
        return FlybackProcess.of("verify", path.relativize(dump).toString(), "--store", path.toString(), "--json")
                .run();
    }

    private boolean hidden(Path file) {
        for (Path name : path.relativize(file)) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private List<Path> files(Predicate<Path> which) {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).filter(which).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
