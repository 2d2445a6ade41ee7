package dev.flyback.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flyback.manifests.Manifests;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Kustomize itself, as {@code kustomize} or in {@code kubectl}; a test that needs it is left out where there is neither. */
final class Kustomize {
    private Kustomize() {}

    /** What {@code kubectl apply -k} would send. */
    static List<HasMetadata> rendered(Path folder) {
        List<String> command = new ArrayList<>();
        if (Engine.isInstalled("kustomize")) {
            command.addAll(List.of("kustomize", "build"));
        } else {
            assumeTrue(Engine.isInstalled("kubectl"), "neither kustomize nor kubectl is here");
            command.addAll(List.of("kubectl", "kustomize"));
        }
        command.add(folder.toString());
        return Manifests.parsed(Engine.program(command).expect(0).output());
    }
}
