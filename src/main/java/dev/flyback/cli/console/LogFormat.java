package dev.flyback.cli.console;

/** How lines on standard error are written; as the flag's values are. */
public enum LogFormat {
    text,
    json
}
