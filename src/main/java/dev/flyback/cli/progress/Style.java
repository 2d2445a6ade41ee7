package dev.flyback.cli.progress;

/** Colours, or none. */
public enum Style {
    PLAIN {
        @Override
        String colored(int code, String text) {
            return text;
        }
    },
    COLOR {
        @Override
        String colored(int code, String text) {
            return "\u001B[" + code + "m" + text + "\u001B[0m";
        }
    };

    private static final int RED = 31;
    private static final int YELLOW = 33;

    public String error(String text) {
        return colored(RED, text);
    }

    public String warning(String text) {
        return colored(YELLOW, text);
    }

    abstract String colored(int code, String text);
}
