package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SBOM that the build makes tells what is shipped. */
class SbomIT {
    private static final Path LIBRARIES = Path.of("target", "quarkus-app", "lib");

    private JsonNode sbom;

    @BeforeEach
    void read() throws IOException {
        sbom = new ObjectMapper()
                .readTree(Path.of("target", "flyback-sbom.json").toFile());
    }

    @Test
    void is_cyclonedx_and_says_of_each_component_what_it_is() {
        assertThat(sbom.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(sbom.get("metadata").get("component").get("name").asText()).isEqualTo("flyback");
        assertThat(components()).isNotEmpty().allSatisfy(component -> {
            assertThat(component.get("purl").asText()).startsWith("pkg:maven/");
            assertThat(component.get("hashes").findValuesAsText("alg")).contains("SHA-256");
        });
    }

    @Test
    void names_drivers_codecs_and_clients_but_nothing_of_the_tests() {
        assertThat(components().stream()
                        .map(component -> component.get("group").asText() + ":"
                                + component.get("name").asText()))
                .contains(
                        "org.postgresql:postgresql",
                        "org.mariadb.jdbc:mariadb-java-client",
                        "com.github.luben:zstd-jni",
                        "software.amazon.awssdk:s3",
                        "software.amazon.awssdk:sts",
                        "io.minio:minio",
                        "org.flywaydb:flyway-core")
                .noneMatch(name -> name.startsWith("org.junit") || name.contains("testcontainers"));
    }

    @Test
    void names_every_library_of_the_jar() throws IOException {
        assumeTrue(Files.isDirectory(LIBRARIES), "the executable has no folder of libraries");
        Set<String> named = new TreeSet<>();
        components()
                .forEach(component -> named.add(component.get("group").asText() + "."
                        + component.get("name").asText() + "-"
                        + component.get("version").asText() + ".jar"));
        try (Stream<Path> files = Files.walk(LIBRARIES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> String.valueOf(file.getFileName()))
                            .filter(file -> file.endsWith(".jar")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(named).contains(file));
        }
    }

    private List<JsonNode> components() {
        return StreamSupport.stream(sbom.get("components").spliterator(), false).toList();
    }
}
