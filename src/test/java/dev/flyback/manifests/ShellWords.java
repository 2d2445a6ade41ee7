package dev.flyback.manifests;

import java.util.ArrayList;
import java.util.List;

/** The words of one line of a shell, up to a comment or to whatever ends the first command: as much of a shell as documents use. */
final class ShellWords {
    private static final String ENDS = "|&;<>)";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean open;
    private char quote;

    private ShellWords(String line) {
        this.line = line;
    }

    static List<String> of(String line) {
        return new ShellWords(line).split();
    }

    private List<String> split() {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quoted(c);
            } else if (c == '\'' || c == '"') {
                quote = c;
                open = true;
            } else if (Character.isWhitespace(c)) {
                end();
            } else if (ENDS.indexOf(c) >= 0 || (c == '#' && !open)) {
                break;
            } else {
                word.append(c);
                open = true;
            }
        }
        end();
        return words;
    }

    private void quoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            word.append(c);
        }
    }

    private void end() {
        if (open) {
            words.add(word.toString());
            word.setLength(0);
            open = false;
        }
    }
}
