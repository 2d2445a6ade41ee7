package dev.flyback.cli.settings;

import dev.flyback.failure.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file as a list of paths and values. Nothing is interpreted: a value is the text that stands there; a list is its items on lines, {@code {}} an empty text. */
final class YamlEntries {
    private static final int MAX_DEPTH = 8;
    private static final String HINT = "Correct the file, or name another one with --config.";

    private final String fileName;
    private final List<Entry> entries = new ArrayList<>();

    private YamlEntries(String fileName) {
        this.fileName = fileName;
    }

    /**
     * A value and where it stands.
     *
     * @param keys from the outermost; each may hold dots
     * @param place file and line, for messages
     */
    record Entry(List<String> keys, String value, String place) {
        /** The keys joined by dots. */
        String path() {
            return String.join(".", keys);
        }
    }

    static List<Entry> read(Path path) {
        YamlEntries reading = new YamlEntries(path.toString());
        try (Reader reader = Files.newBufferedReader(path)) {
            @Nullable Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root != null) {
                reading.collect(List.of(), root, 0);
            }
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null
                    ? ""
                    : " line " + (e.getProblemMark().getLine() + 1);
            throw new UsageException(path + line + " is not YAML: " + e.getProblem() + ".", HINT, e);
        } catch (YAMLException | MalformedInputException e) {
            throw new UsageException(path + " is not YAML in UTF-8: " + e.getMessage() + ".", HINT, e);
        } catch (NoSuchFileException e) {
            throw new UsageException("The configuration file " + path + " is not there.", HINT, e);
        } catch (IOException e) {
            throw new UsageException("The configuration file " + path + " cannot be read: " + e.getMessage(), HINT, e);
        }
        return reading.entries;
    }

    private void collect(List<String> keys, Node node, int depth) {
        if (depth > MAX_DEPTH) {
            throw new UsageException(place(node) + ": keys are nested too deeply.", HINT);
        }
        if (node instanceof MappingNode mapping && mapping.getValue().isEmpty() && !keys.isEmpty()) {
            entries.add(new Entry(keys, "", place(node)));
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                List<String> below = new ArrayList<>(keys);
                below.add(text(tuple.getKeyNode()));
                collect(List.copyOf(below), tuple.getValueNode(), depth + 1);
            }
        } else if (keys.isEmpty()) {
            throw new UsageException(place(node) + " does not begin with a key.", HINT);
        } else if (node instanceof SequenceNode sequence) {
            List<String> items = sequence.getValue().stream().map(this::text).toList();
            entries.add(new Entry(keys, String.join("\n", items), place(node)));
        } else {
            entries.add(new Entry(keys, text(node), place(node)));
        }
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            boolean isNull = scalar.isPlain()
                    && (scalar.getValue().equals("~") || scalar.getValue().equals("null"));
            return isNull ? "" : scalar.getValue();
        }
        throw new UsageException(place(node) + ": a plain value is needed here.", HINT);
    }

    private String place(Node node) {
        return fileName + " line " + (node.getStartMark().getLine() + 1);
    }
}
