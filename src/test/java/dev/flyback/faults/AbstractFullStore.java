package dev.flyback.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.testing.FlybackResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A store without room. */
abstract class AbstractFullStore extends AbstractShopTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Less than a dump of any engine's shop. */
    private static final String SMALL = "64k";

    AbstractFullStore(EngineUnderTest engine) {
        super(engine);
    }

    @Test
    void a_backup_into_a_full_store_fails_leaves_nothing_and_succeeds_when_there_is_room() throws Exception {
        Path mount = Files.createDirectory(store("small").path());
        String refusal = run("mount", "-t", "tmpfs", "-o", "size=" + SMALL, "tmpfs", mount.toString());
        assumeTrue(refusal.isEmpty(), () -> "a small file system cannot be mounted here: " + refusal);
        try {
            StoreFolder store = new StoreFolder(mount.resolve("store"));
            FlybackResult full = shop().backup(store).run().expect(5);
            assertThat(full.error().get("name").asText()).isEqualTo("STORE");
            assertThat(full.error().get("message").asText()).contains("No space left", mount.toString());
            assertThat(full.error().get("hint").asText()).contains("room", "--store");
            assertThat(full.output()).isEmpty();
            store.expectEmpty();
            shop().expectNoSession();
            assertThat(run("mount", "-o", "remount,size=256m", mount.toString()))
                    .isEmpty();
            shop().backup(store).run().expect(0);
            store.verify(store.dump()).expect(0);
        } finally {
            run("umount", "-l", mount.toString());
        }
    }

    /** Why the command failed; empty if it did not. */
    private static String run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            return process.exitValue() == 0 ? "" : words + " (exit code " + process.exitValue() + ")";
        } catch (IOException e) {
            return e.toString();
        }
    }
}
