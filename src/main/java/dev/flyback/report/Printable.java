package dev.flyback.report;

/** Text of others (names, scripts, a server's words) made fit for one line of a message. */
public final class Printable {
    private static final int MAX_LENGTH = 300;

    private Printable() {}

    /** The text with control characters and line separators written as {@code \\uXXXX}, cut after {@value #MAX_LENGTH} characters. */
    public static String text(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < MAX_LENGTH; i++) {
            char character = text.charAt(i);
            if (isUnprintable(character)) {
                line.append(String.format("\\u%04x", (int) character));
            } else {
                line.append(character);
            }
        }
        return text.length() > MAX_LENGTH ? line + "…" : line.toString();
    }

    private static boolean isUnprintable(char character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
