package dev.flyback.image;

import dev.flyback.testing.FlybackResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A run of an image with the least that Kubernetes can give it: no capability, no new privilege, some user without a name, a root file system that is
 * read-only, no temporary folder, and little memory.
 */
final class HardenedRun {
    private static final String SECRETS = "/run/secrets/flyback";
    private static final int FIRST_USER = 100_000;
    private static final int LAST_USER = 2_000_000_000;

    private final List<String> options = new ArrayList<>();
    private final String image;
    private final Path secrets;

    /** @param memory as the engine takes it, {@code 128m} */
    HardenedRun(String image, String memory) {
        this.image = image;
        int user = ThreadLocalRandom.current().nextInt(FIRST_USER, LAST_USER);
        options.addAll(List.of("--network", Neighbours.network(), "--read-only", "--cap-drop", "ALL"));
        options.addAll(List.of("--security-opt", "no-new-privileges", "--user", user + ":" + user));
        options.addAll(List.of("--memory", memory, "--memory-swap", memory));
        if (Engine.isPodman()) {
            // It would else lay writable folders over /tmp, /run and /var/tmp.
            options.add("--read-only-tmpfs=false");
        }
        try {
            secrets = Files.createTempDirectory("flyback-secrets-");
            Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        options.addAll(List.of("--volume", secrets + ":" + SECRETS + ":ro"));
    }

    /** A file in the container's folder of secrets, named by a variable; the user of the container may read it. */
    HardenedRun secret(String variable, String value) {
        try {
            Path file = Files.writeString(secrets.resolve(variable.toLowerCase(Locale.ROOT)), value);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
            return environment(variable, SECRETS + "/" + file.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder of this machine. */
    HardenedRun folder(Path folder, String path) {
        options.addAll(List.of("--volume", folder + ":" + path + ":ro"));
        return this;
    }

    HardenedRun environment(String name, String value) {
        options.addAll(List.of("--env", name + "=" + value));
        return this;
    }

    /** Runs Flyback in a container of its own, to the end. */
    FlybackResult run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("run", "--rm"));
        command.addAll(options);
        command.add(image);
        command.addAll(List.of(arguments));
        return Engine.run(command);
    }

    /** Starts Flyback; the container's id. */
    String start(String... arguments) {
        List<String> command = new ArrayList<>(List.of("run", "--detach"));
        command.addAll(options);
        command.add(image);
        command.addAll(List.of(arguments));
        return Engine.run(command).expect(0).output().strip();
    }
}
