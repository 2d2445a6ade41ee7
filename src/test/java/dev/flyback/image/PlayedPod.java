package dev.flyback.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flyback.manifests.Manifests;
import dev.flyback.testing.FlybackResult;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The pod of a manifest, run by {@code podman kube play}: with every field of the manifest, but for what a user must set (image, configuration, values)
 * and for Secrets and scripts, which become folders: podman would make their files readable to everyone, and knows not their links.
 */
final class PlayedPod implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger PODS = new AtomicInteger();

    private final String name = "flyback-played-" + ProcessHandle.current().pid() + "-" + PODS.incrementAndGet();
    private final PodTemplateSpec template;
    private final Container container;
    private final List<HasMetadata> objects = new ArrayList<>();
    private final List<String> networks = new ArrayList<>(List.of(Neighbours.network()));

    /** The only pod that these objects declare. */
    PlayedPod(List<HasMetadata> declared) {
        List<PodTemplateSpec> templates = Manifests.templates(declared);
        assertThat(templates).hasSize(1);
        template = templates.get(0);
        container = template.getSpec().getContainers().get(0);
        container.setImage(FlybackImage.NATIVE.tag());
    }

    Container container() {
        return container;
    }

    PlayedPod environment(String variable, String value) {
        container.getEnv().removeIf(known -> known.getName().equals(variable));
        container.getEnv().add(new EnvVar(variable, value, null));
        return this;
    }

    /** What stands in {@code flyback.yaml} of the ConfigMap, under the name that the manifest wants. */
    PlayedPod configuration(String yaml) {
        for (Volume volume : template.getSpec().getVolumes()) {
            if (volume.getName().equals("configuration")) {
                String map = name + "-configuration";
                volume.getConfigMap().setName(map);
                objects.add(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(map)
                        .endMetadata()
                        .addToData("flyback.yaml", yaml)
                        .build());
            }
        }
        return this;
    }

    /** What the Secret holds that the manifest names. */
    PlayedPod secret(Map<String, String> files) {
        return laid("secrets", files);
    }

    /** What the ConfigMap of scripts holds that the manifest names. */
    PlayedPod scripts(Map<String, String> files) {
        return laid("migrations", files);
    }

    private PlayedPod laid(String name, Map<String, String> files) {
        for (Volume volume : template.getSpec().getVolumes()) {
            if (volume.getName().equals(name)) {
                volume.setSecret(null);
                volume.setConfigMap(null);
                volume.setHostPath(
                        new HostPathVolumeSource(MountedFolder.of(files).toString(), "Directory"));
            }
        }
        return this;
    }

    /** Files that something in a cluster would lay into the pod. */
    PlayedPod folder(String path, Map<String, String> files) {
        Volume volume = new Volume();
        volume.setName("more");
        volume.setHostPath(new HostPathVolumeSource(MountedFolder.of(files).toString(), "Directory"));
        template.getSpec().getVolumes().add(volume);
        VolumeMount mount = new VolumeMount();
        mount.setName("more");
        mount.setMountPath(path);
        mount.setReadOnly(true);
        container.getVolumeMounts().add(mount);
        return this;
    }

    /** Lays it into a second network. */
    PlayedPod alsoIn(String network) {
        networks.add(network);
        return this;
    }

    /** Starts it. */
    PlayedPod start() {
        objects.add(new PodBuilder()
                .withMetadata(template.getMetadata())
                .editOrNewMetadata()
                .withName(name)
                .endMetadata()
                .withSpec(template.getSpec())
                .build());
        try {
            StringBuilder documents = new StringBuilder();
            for (HasMetadata object : objects) {
                documents
                        .append("---\n")
                        .append(JSON.writeValueAsString(object))
                        .append('\n');
            }
            Path file = Files.writeString(Files.createTempFile("flyback-pod-", ".yaml"), documents);
            List<String> arguments = new ArrayList<>(List.of("kube", "play"));
            networks.forEach(network -> arguments.addAll(List.of("--network", network)));
            arguments.add(file.toString());
            Engine.run(arguments).expect(0);
            return this;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end; the exit code of the container, and what it printed. */
    FlybackResult ended() {
        String code = Engine.run("wait", containerName()).expect(0).output().strip();
        FlybackResult logs = logs();
        return new FlybackResult(name, Integer.parseInt(code), logs.standardOutput(), logs.standardError());
    }

    FlybackResult logs() {
        return Engine.run("logs", containerName()).expect(0);
    }

    /** Asks it to end, as Kubernetes does, and waits for that. */
    FlybackResult stopped() {
        Engine.run(
                        "stop",
                        "--time",
                        String.valueOf(template.getSpec().getTerminationGracePeriodSeconds()),
                        containerName())
                .expect(0);
        return ended();
    }

    private String containerName() {
        return name + "-" + container.getName();
    }

    @Override
    public void close() {
        Engine.run("pod", "rm", "--force", name);
        Engine.run("volume", "rm", "--force", name + "-configuration");
    }
}
