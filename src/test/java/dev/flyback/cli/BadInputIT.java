package dev.flyback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.catalog.SampleDumps;
import dev.flyback.storage.local.LocalStore;
import dev.flyback.testing.FlybackProcess;
import dev.flyback.testing.FlybackResult;
import dev.flyback.testing.PostgresServer;
import dev.flyback.testing.PostgresServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad input: one message that says what and why, a hint that says what next, and the documented exit code, plain and as JSON. */
class BadInputIT {
    private static final String OLD = "aa00000000000001";

    @TempDir
    static Path folder;

    private static Path store;

    /**
     * A bad input.
     *
     * @param message what the message must hold
     * @param hint what the hint must hold
     */
    record Case(
            String name,
            int code,
            String exitName,
            String message,
            String hint,
            List<String> arguments,
            Map<String, String> environment) {
        static Case of(String name, int code, String exitName, String message, String hint, String... arguments) {
            return new Case(
                    name,
                    code,
                    exitName,
                    message,
                    hint,
                    List.of(arguments),
                    Map.of("FLYBACK_PASSWORD", PostgresServer.PASSWORD));
        }

        Case with(String variable, String value) {
            return new Case(name, code, exitName, message, hint, arguments, Map.of(variable, value));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void dumps() throws IOException {
        PostgresServers.newest().roleNamed(PostgresServer.OWNER, "");
        store = folder.resolve("store");
        LocalStore dumps = new LocalStore(store);
        SampleDumps.put(dumps, SampleDumps.key("orders", "1", "2026-01-01T00:00:00Z", OLD));
        SampleDumps.put(dumps, SampleDumps.key("orders", "2", "2026-01-02T00:00:00Z", "aa00000000000002"));
        damaged(dumps, "cc00000000000003", bytes -> Arrays.copyOf(bytes, bytes.length - 3));
        damaged(dumps, "dd00000000000004", bytes -> {
            bytes[bytes.length / 4] ^= 4;
            return bytes;
        });
        Files.writeString(folder.resolve("file"), "no folder");
        Files.writeString(folder.resolve("unknown.yaml"), "flyback:\n  histroy-table: x\n");
        Files.writeString(folder.resolve("broken.yaml"), "flyback: {\n");
    }

    static Stream<Case> cases() {
        return Stream.of(databases(), stores(), dumpsAsked(), flags(), files()).flatMap(stream -> stream);
    }

    private static Stream<Case> databases() {
        String[] account = {"--username", PostgresServer.OWNER, "--store", "store"};
        String there = PostgresServers.newest().url("postgres");
        return Stream.of(
                Case.of(
                        "unknown host",
                        4,
                        "DATABASE",
                        "no-such-host.invalid",
                        "host",
                        backup(account, "--url", "jdbc:postgresql://no-such-host.invalid/x")),
                Case.of(
                        "closed port",
                        4,
                        "DATABASE",
                        "127.0.0.1:1",
                        "port",
                        backup(account, "--url", "jdbc:postgresql://127.0.0.1:1/x")),
                Case.of(
                        "no such database",
                        4,
                        "DATABASE",
                        "\"nowhere\" does not exist",
                        "database's name",
                        backup(account, "--url", PostgresServers.newest().url("nowhere"))),
                Case.of(
                                "wrong password",
                                4,
                                "DATABASE",
                                "password",
                                "FLYBACK_PASSWORD",
                                backup(account, "--url", there))
                        .with("FLYBACK_PASSWORD", "not the password"),
                Case.of(
                        "no encryption",
                        4,
                        "DATABASE",
                        "SSL",
                        "--ca-file",
                        backup(account, "--url", there + (there.contains("?") ? "&" : "?") + "sslmode=verify-full")),
                Case.of(
                        "no such role",
                        4,
                        "DATABASE",
                        "nobody",
                        "--username",
                        "backup",
                        "--url",
                        there,
                        "--username",
                        "nobody",
                        "--store",
                        "store"),
                Case.of(
                        "nonsense url",
                        2,
                        "USAGE",
                        "not understood",
                        "jdbc:postgresql://",
                        "backup",
                        "--url",
                        "localhost"),
                Case.of(
                        "unknown kind of database",
                        2,
                        "USAGE",
                        "oracle",
                        "jdbc:postgresql://",
                        "backup",
                        "--url",
                        "jdbc:oracle://h/d"),
                Case.of("no url", 2, "USAGE", "No database", "--url", "backup"),
                Case.of(
                        "password in the url",
                        2,
                        "USAGE",
                        "password in --url is refused",
                        "command line",
                        "backup",
                        "--url",
                        "postgres://u:geheim@h/d"),
                Case.of(
                        "password in a parameter of the url",
                        2,
                        "USAGE",
                        "password in --url is refused",
                        "FLYBACK_PASSWORD",
                        "restore",
                        "--url",
                        "postgres://h/d?password=geheim"),
                Case.of(
                        "password on the command line",
                        2,
                        "USAGE",
                        "password on the command line is refused",
                        "--password-file",
                        "backup",
                        "--password",
                        "geheim"));
    }

    private static Stream<Case> stores() {
        String url = PostgresServers.newest().url("postgres");
        String[] backup = backup(new String[] {"--username", PostgresServer.OWNER, "--url", url, "--unversioned"});
        return Stream.of(
                Case.of(
                        "store in a file",
                        5,
                        "STORE",
                        "is in the way and is not a folder",
                        "--store",
                        with(backup, "--store", "file")),
                Case.of(
                        "store where nobody can write",
                        5,
                        "STORE",
                        "/proc/flyback",
                        "--store",
                        with(backup, "--store", "/proc/flyback")),
                Case.of("list of a file", 5, "STORE", "not a folder", "--store", "list", "--store", "file"),
                Case.of(
                        "bucket without a region",
                        2,
                        "USAGE",
                        "No region is known",
                        "region",
                        "list",
                        "--store",
                        "s3://bucket/prefix"),
                Case.of("unknown kind of store", 2, "USAGE", "'ftp:'", "file:", "list", "--store", "ftp://host/x"));
    }

    private static Stream<Case> dumpsAsked() {
        return Stream.of(
                Case.of("no such id", 6, "NO_SUCH_DUMP", "'0123'", "flyback list", "show", "0123", "--store", "store"),
                Case.of("ambiguous id", 6, "NO_SUCH_DUMP", OLD, "more digits", "show", "aa", "--store", "store"),
                Case.of(
                        "no such key",
                        6,
                        "NO_SUCH_DUMP",
                        "../../etc/passwd",
                        "flyback list",
                        "cat",
                        "../../etc/passwd",
                        "--store",
                        "store"),
                Case.of(
                        "no such name",
                        6,
                        "NO_SUCH_DUMP",
                        "of ordrs",
                        "orders",
                        "show",
                        "--name",
                        "ordrs",
                        "--store",
                        "store"),
                Case.of(
                        "no such version",
                        6,
                        "NO_SUCH_DUMP",
                        "schema version 9",
                        "1, 2",
                        "verify",
                        "--schema-version",
                        "9",
                        "--store",
                        "store"),
                Case.of(
                        "nothing before",
                        6,
                        "NO_SUCH_DUMP",
                        "before 2020-",
                        "2026-01-01",
                        "show",
                        "--before",
                        "2020-01-01",
                        "--store",
                        "store"),
                Case.of(
                        "empty store",
                        6,
                        "NO_SUCH_DUMP",
                        "no dumps",
                        "flyback backup",
                        "restore",
                        "--url",
                        "postgres://127.0.0.1:1/x",
                        "--store",
                        "empty"),
                Case.of(
                        "truncated dump",
                        7,
                        "DUMP_DAMAGED",
                        "its end is missing",
                        "another dump",
                        "show",
                        "cc",
                        "--store",
                        "store"),
                Case.of(
                        "verify of a truncated dump",
                        7,
                        "DUMP_DAMAGED",
                        "its end is missing",
                        "another dump",
                        "verify",
                        "cc",
                        "--store",
                        "store"),
                Case.of(
                        "restore of a truncated dump",
                        7,
                        "DUMP_DAMAGED",
                        "its end is missing",
                        "another dump",
                        "restore",
                        "cc",
                        "--url",
                        "postgres://127.0.0.1:1/x",
                        "--store",
                        "store"),
                Case.of(
                        "verify of an edited dump",
                        7,
                        "DUMP_DAMAGED",
                        "does not match its hash",
                        "another dump",
                        "verify",
                        "dd",
                        "--store",
                        "store"),
                Case.of(
                        "cat of an edited dump",
                        7,
                        "DUMP_DAMAGED",
                        "does not match its hash",
                        "another dump",
                        "cat",
                        "dd",
                        "--store",
                        "store"));
    }

    private static Stream<Case> flags() {
        return Stream.of(
                Case.of("unknown flag", 2, "USAGE", "'--jbos'", "--jobs", "verify", "--jbos", "3"),
                Case.of("unknown command", 2, "USAGE", "'bakcup'", "backup", "bakcup"),
                Case.of("one argument too many", 2, "USAGE", "'more'", "--help", "show", "latest", "more"),
                Case.of("flag without its value", 2, "USAGE", "--store", "--help", "list", "--store"),
                Case.of("number that is none", 2, "USAGE", "'many'", "--help", "verify", "--jobs", "many"),
                Case.of(
                        "too many jobs",
                        2,
                        "USAGE",
                        "1 and 64",
                        "processors",
                        "verify",
                        "--jobs",
                        "65",
                        "--store",
                        "store"),
                Case.of("no jobs", 2, "USAGE", "1 and 64", "processors", "verify", "--jobs", "0", "--store", "store"),
                Case.of(
                        "level beyond zstd's",
                        2,
                        "USAGE",
                        "1 and 19",
                        "higher levels",
                        "backup",
                        "--url",
                        "postgres://h/d",
                        "--compression-level",
                        "99"),
                Case.of("duration that is none", 2, "USAGE", "'soon'", "--help", "backup", "--lock-timeout", "soon"),
                Case.of("instant that is none", 2, "USAGE", "'yesterday'", "--help", "list", "--before", "yesterday"),
                Case.of("neither warn nor fail", 2, "USAGE", "'panic'", "--help", "backup", "--on-anomaly", "panic"),
                Case.of("bad variable", 2, "USAGE", "FLYBACK_JOBS", "--help", "verify")
                        .with("FLYBACK_JOBS", "many"));
    }

    private static Stream<Case> files() {
        return Stream.of(
                Case.of(
                        "no configuration file",
                        2,
                        "USAGE",
                        "nowhere.yaml",
                        "--config",
                        "list",
                        "--config",
                        "nowhere.yaml"),
                Case.of(
                        "broken configuration file",
                        2,
                        "USAGE",
                        "line 2",
                        "--config",
                        "list",
                        "--config",
                        "broken.yaml"),
                Case.of(
                        "unknown key",
                        2,
                        "USAGE",
                        "'flyback.histroy-table'",
                        "history-table",
                        "list",
                        "--config",
                        "unknown.yaml"),
                Case.of("database that is not configured", 2, "USAGE", "'shop'", "flyback.databases", "backup", "shop"),
                Case.of(
                        "no folder of migrations",
                        2,
                        "USAGE",
                        "nowhere",
                        "--migrations",
                        "backup",
                        "--url",
                        "postgres://h/d",
                        "--migrations",
                        "nowhere"),
                Case.of(
                                "no password file",
                                2,
                                "USAGE",
                                "nowhere",
                                "--password-file",
                                "backup",
                                "--url",
                                "postgres://h/d",
                                "--password-file",
                                "nowhere")
                        .with("FLYBACK_QUIET", ""));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_answered_with_what_why_and_what_next(Case input) {
        FlybackResult run = run(input).expect(input.code());

        List<String> lines = run.standardError().lines().toList();
        String error = lines.stream()
                .filter(line -> line.startsWith("Error: "))
                .findFirst()
                .orElse("");
        String hint = lines.get(lines.size() - 1);
        assertThat(error).contains(input.message());
        assertThat(hint).startsWith("Hint: ").contains(input.hint());
        assertThat(run.standardError()).doesNotContain("\tat ", "Exception", "geheim");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_answered_with_one_object_as_json(Case input) {
        FlybackResult run = run(input, "--json").expect(input.code());

        JsonNode error = run.error();
        assertThat(error.get("code").asInt()).isEqualTo(input.code());
        assertThat(error.get("name").asText()).isEqualTo(input.exitName());
        assertThat(error.get("message").asText()).contains(input.message());
        assertThat(error.get("hint").asText()).contains(input.hint());
        assertThat(run.standardError().lines()).hasSize(1);
        assertThat(run.standardError()).doesNotContain("geheim");
    }

    private static FlybackResult run(Case input, String... more) {
        FlybackProcess process = FlybackProcess.of(input.arguments().toArray(String[]::new))
                .with(more)
                .in(folder);
        input.environment().forEach(process::environment);
        return process.run();
    }

    private static String[] backup(String[] rest, String... more) {
        return with(with(new String[] {"backup"}, rest), more);
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void damaged(LocalStore dumps, String id, UnaryOperator<byte[]> damage) throws IOException {
        Path file = store.resolve(SampleDumps.put(dumps, SampleDumps.key("orders", "2", "2026-01-01T12:00:00Z", id))
                .object()
                .key());
        Files.write(file, damage.apply(Files.readAllBytes(file)));
    }
}
