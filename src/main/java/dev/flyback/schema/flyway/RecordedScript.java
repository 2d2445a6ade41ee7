package dev.flyback.schema.flyway;

import java.io.Reader;
import java.io.StringReader;
import java.util.function.Supplier;
import org.flywaydb.core.api.resource.LoadableResource;

/** A script that lies in memory, under the name that the history recorded; the name is never used as a path. */
final class RecordedScript extends LoadableResource {
    private final String name;
    private final Supplier<Reader> reader;

    RecordedScript(String name, String text) {
        this(name, () -> new StringReader(text));
    }

    RecordedScript(String name, Supplier<Reader> reader) {
        this.name = name;
        this.reader = reader;
    }

    @Override
    public Reader read() {
        return reader.get();
    }

    @Override
    public String getAbsolutePath() {
        return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return name;
    }

    @Override
    public String getFilename() {
        return ScriptPrefix.baseName(name);
    }

    @Override
    public String getRelativePath() {
        return name;
    }
}
