package dev.flyback.manifests;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What lies in {@code k8s}, in the typed model of Kubernetes. */
public final class Manifests {
    private static final Path FOLDER = Path.of("k8s");
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 ServiceAccount", ServiceAccount.class,
            "v1 ConfigMap", ConfigMap.class,
            "batch/v1 CronJob", CronJob.class,
            "batch/v1 Job", Job.class,
            "apps/v1 Deployment", Deployment.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Manifests() {}

    /** Of Jobs, CronJobs and Deployments. */
    public static List<PodTemplateSpec> templates(List<HasMetadata> objects) {
        List<PodTemplateSpec> templates =
                new ArrayList<>(jobs(objects).stream().map(JobSpec::getTemplate).toList());
        objects.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .forEach(deployment -> templates.add(deployment.getSpec().getTemplate()));
        return templates;
    }

    /** Of Jobs and CronJobs. */
    public static List<JobSpec> jobs(List<HasMetadata> objects) {
        List<JobSpec> jobs = new ArrayList<>();
        for (HasMetadata object : objects) {
            if (object instanceof CronJob cron) {
                jobs.add(cron.getSpec().getJobTemplate().getSpec());
            } else if (object instanceof Job job) {
                jobs.add(job.getSpec());
            }
        }
        return jobs;
    }

    /** What a file declares. */
    public static List<HasMetadata> in(Path file) {
        try {
            return parsed(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What documents of YAML declare. */
    public static List<HasMetadata> parsed(String yaml) {
        List<HasMetadata> objects = new ArrayList<>();
        new Yaml().loadAll(yaml).forEach(document -> objects.add(object(document)));
        return objects;
    }

    static HasMetadata object(Object document) {
        Map<?, ?> fields = (Map<?, ?>) document;
        Class<? extends HasMetadata> type =
                Objects.requireNonNull(KINDS.get(fields.get("apiVersion") + " " + fields.get("kind")));
        return MAPPER.convertValue(fields, type);
    }

    static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return Arrays.stream(files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toArray(Path[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
