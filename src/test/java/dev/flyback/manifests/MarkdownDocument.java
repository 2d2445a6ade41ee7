package dev.flyback.manifests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document for people tells them to type. */
final class MarkdownDocument {
    private static final Pattern INLINE = Pattern.compile("`(flyback [^`]+)`");
    private static final Pattern IMAGE = Pattern.compile("(.*/)?flyback(:[\\w.]+)?");
    private static final String INDENT = "    ";
    private static final String FENCE = "```";
    private static final String LEFT_OUT = "\u2026";

    private final String text;

    MarkdownDocument(Path file) {
        this.text = StrictDocuments.text(file);
    }

    /** The arguments of each command line of Flyback, its own or within a container's. */
    List<List<String>> commands(Set<String> names) {
        List<List<String>> commands = new ArrayList<>();
        for (String line : lines()) {
            List<String> words = ShellWords.of(line.replaceFirst("^\\$\\(", ""));
            for (int i = 0; i < words.size(); i++) {
                boolean itself = words.get(i).equals("flyback")
                        && (i == 0 || words.get(i - 1).contains("="));
                boolean inside = IMAGE.matcher(words.get(i)).matches()
                        && i + 1 < words.size()
                        && names.contains(words.get(i + 1));
                if (itself || inside) {
                    commands.add(arguments(words.subList(i + 1, words.size())));
                    break;
                }
            }
        }
        return commands;
    }

    /** Blocks of YAML that begin with this line. */
    List<String> yaml(String first) {
        List<String> blocks = new ArrayList<>();
        Matcher block = Pattern.compile("```yaml\n(" + Pattern.quote(first) + "\n.*?)```", Pattern.DOTALL)
                .matcher(text);
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        boolean fenced = false;
        for (String line : text.replaceAll("\\\\\n\\s*", "").lines().toList()) {
            if (line.startsWith(FENCE)) {
                fenced = !fenced;
            } else if (fenced || line.startsWith(INDENT)) {
                lines.add(line.strip());
            } else {
                INLINE.matcher(line).results().map(found -> found.group(1)).forEach(lines::add);
            }
        }
        return lines;
    }

    /** What is left out of an example stays only where a flag wants a value. */
    private static List<String> arguments(List<String> words) {
        List<String> arguments = new ArrayList<>();
        for (String word : words) {
            boolean wanted =
                    !arguments.isEmpty() && arguments.get(arguments.size() - 1).startsWith("--");
            if (!word.equals(LEFT_OUT) || wanted) {
                arguments.add(word);
            }
        }
        return arguments;
    }
}
