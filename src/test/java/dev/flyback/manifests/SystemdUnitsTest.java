package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.cli.CommandGrammar;
import dev.flyback.failure.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units for systemd have only keys that there are, keep Flyback in a small place, and try again only what can heal. */
class SystemdUnitsTest {
    private static final Path FOLDER = DeployFolder.ROOT.resolve("systemd");
    private static final Path VERIFIER = Path.of("/usr/bin/systemd-analyze");
    private static final String SERVICE = "Service";

    @ParameterizedTest
    @ValueSource(strings = {"backup", "prune"})
    void a_service_runs_what_the_program_understands(String name) {
        SystemdUnit unit = service(name);
        List<String> words = ShellWords.of(unit.value(SERVICE, "ExecStart"));
        Map<String, String> environment = new LinkedHashMap<>();
        StrictDocuments.text(FOLDER.resolve("orders.env"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> put(environment, line));
        unit.values(SERVICE, "Environment").forEach(line -> put(environment, line));

        assertThat(words).startsWith("/usr/local/bin/flyback", name);
        assertThatCode(() -> CommandGrammar.read(environment, words.subList(1, words.size())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "prune"})
    void a_service_is_kept_in_a_small_place(String name) {
        SystemdUnit unit = service(name);

        assertThat(unit.value(SERVICE, "Type")).isEqualTo("oneshot");
        assertThat(unit.value(SERVICE, "ProtectSystem")).isEqualTo("strict");
        assertThat(unit.value(SERVICE, "KillSignal")).isEqualTo("SIGTERM");
        assertThat(unit.value(SERVICE, "TimeoutStopSec")).isEqualTo("60s");
        assertThat(unit.value(SERVICE, "CapabilityBoundingSet")).isEmpty();
        for (String key : List.of("DynamicUser", "NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices")) {
            assertThat(unit.value(SERVICE, key)).as(key).isEqualTo("yes");
        }
        assertThat(unit.value("Unit", "OnFailure")).isEqualTo("flyback-failed@%n.service");
    }

    @Test
    void a_backup_is_tried_again_only_after_what_can_heal() {
        Set<ExitCode> others = Set.of(ExitCode.DONE, ExitCode.DATABASE, ExitCode.STORE, ExitCode.BUSY);
        List<String> hopeless = Arrays.stream(ExitCode.values())
                .filter(code -> !others.contains(code))
                .map(code -> String.valueOf(code.number()))
                .toList();

        assertThat(service("backup").value(SERVICE, "Restart")).isEqualTo("on-failure");
        assertThat(service("backup").value(SERVICE, "RestartPreventExitStatus")).isEqualTo(String.join(" ", hopeless));
        assertThat(service("backup").value("Unit", "StartLimitBurst")).isEqualTo("4");
        assertThat(service("prune").values(SERVICE, "Restart")).isEmpty();
    }

    @Test
    void the_password_is_a_credential() {
        assertThat(service("backup").value(SERVICE, "LoadCredential")).isEqualTo("password:/etc/flyback/%i.password");
        assertThat(service("backup").values(SERVICE, "Environment"))
                .containsExactly("FLYBACK_PASSWORD_FILE=%d/password");
        assertThat(StrictDocuments.text(FOLDER.resolve("orders.env"))).doesNotContain("PASSWORD");
        assertThat(SystemdUnit.read(FOLDER.resolve("s3.conf")).value(SERVICE, "LoadCredential"))
                .isEqualTo("aws:/etc/flyback/%i.aws");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "prune"})
    void a_timer_makes_up_for_what_was_missed(String name) {
        SystemdUnit timer = SystemdUnit.read(FOLDER.resolve("flyback-" + name + "@.timer"));

        assertThat(timer.value("Timer", "Persistent")).isEqualTo("true");
        assertThat(timer.value("Timer", "OnCalendar")).matches("\\*-\\*-\\* \\d\\d:\\d\\d:00");
        assertThat(timer.value("Timer", "RandomizedDelaySec")).isNotEmpty();
        assertThat(timer.value("Install", "WantedBy")).isEqualTo("timers.target");
    }

    @Test
    void an_unknown_key_would_be_found() {
        assertThatThrownBy(() -> SystemdUnit.parse("[Service]\nProtectSytem=strict\n"))
                .hasMessageContaining("ProtectSytem");
        assertThatThrownBy(() -> SystemdUnit.parse("[Unit]\nExecStart=/bin/true\n"))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> SystemdUnit.parse("Type=oneshot\n")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void systemd_itself_accepts_the_units(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(VERIFIER), "no systemd here");
        List<String> command = new ArrayList<>(List.of(VERIFIER.toString(), "verify", "--man=no"));
        for (Path unit : StrictDocuments.files(FOLDER, ".service", ".timer")) {
            String name = String.valueOf(unit.getFileName()).replace("@.", "@orders.");
            // It looks for the program, which is not installed here.
            String text = StrictDocuments.text(unit).replaceAll("=/usr/(local/)?bin/\\w+", "=/bin/true");
            command.add(Files.writeString(folder.resolve(name), text).toString());
            Files.writeString(folder.resolve(String.valueOf(unit.getFileName())), text);
        }

        Process verifier = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(verifier.waitFor()).as(words).isZero();
    }

    private static void put(Map<String, String> environment, String line) {
        int equals = line.indexOf('=');
        environment.put(line.substring(0, equals), line.substring(equals + 1));
    }

    private static SystemdUnit service(String name) {
        return SystemdUnit.read(FOLDER.resolve("flyback-" + name + "@.service"));
    }
}
