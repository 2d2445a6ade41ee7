package dev.flyback.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flyback.testing.FlybackResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The images, built when first asked for from the Dockerfiles as they are, with what the build has left in {@code target}. */
enum FlybackImage {
    /** Of {@code target/flyback}. */
    NATIVE("localhost/flyback:tested", "docker/Dockerfile", "target/flyback", "flyback.test.image.base"),
    /** Of {@code target/quarkus-app}. */
    JVM("localhost/flyback-jvm:tested", "docker/Dockerfile.jvm", "target/quarkus-app", "flyback.test.image.java");

    private static final Set<FlybackImage> BUILT = EnumSet.noneOf(FlybackImage.class);

    private final String tag;
    private final Path dockerfile;
    private final Path content;
    private final String baseProperty;

    FlybackImage(String tag, String dockerfile, String content, String baseProperty) {
        this.tag = tag;
        this.dockerfile = Path.of(dockerfile);
        this.content = Path.of(content);
        this.baseProperty = baseProperty;
    }

    /** Its name for the engine. */
    String tag() {
        synchronized (BUILT) {
            if (!BUILT.contains(this)) {
                build();
                BUILT.add(this);
            }
        }
        return tag;
    }

    private void build() {
        assertThat(content)
                .as("what the image is made of; -Dnative makes the executable")
                .exists();
        List<String> arguments =
                new ArrayList<>(List.of("build", "-q", "--no-cache", "-f", dockerfile.toString(), "-t", tag));
        arguments.addAll(List.of("--build-arg", "EXECUTABLE=given", "--build-arg", "VERSION=1.2.3"));
        arguments.addAll(List.of("--build-arg", "REVISION=abc", "--build-arg", "BASE=" + base()));
        arguments.add(".");
        Engine.run(arguments).expect(0);
    }

    private String base() {
        return System.getProperty(baseProperty, "");
    }

    /** What the engine says of it. */
    JsonNode described() {
        FlybackResult description = Engine.run("image", "inspect", tag()).expect(0);
        return description.json().get(0);
    }
}
