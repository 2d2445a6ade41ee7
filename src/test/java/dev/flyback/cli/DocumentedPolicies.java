package dev.flyback.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rights that {@code docs/stores.md} tells users to give, as they stand there. */
public record DocumentedPolicies(String bucket, String prefix) {
    private static final Path DOCUMENT = Path.of("docs", "stores.md");
    private static final String BEGIN = "```json\n";

    public String toBackUp() {
        return after("\nTo back up:");
    }

    public String toRestore() {
        return after("\nTo restore,");
    }

    public String toPrune() {
        return after("\nTo prune:");
    }

    private String after(String words) {
        try {
            String document = Files.readString(DOCUMENT);
            int begin = document.indexOf(BEGIN, place(document, words, 0)) + BEGIN.length();
            return document.substring(begin, place(document, "```", begin))
                    .replace("BUCKET", bucket)
                    .replace("PREFIX", prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int place(String document, String words, int from) {
        int place = document.indexOf(words, from);
        if (place < 0) {
            throw new IllegalStateException(DOCUMENT + " does not say '" + words.strip() + "'");
        }
        return place;
    }
}
