package dev.flyback.cli;

/** How lines on standard error are written; as the flag's values are. */
enum LogFormat {
    text,
    json
}
