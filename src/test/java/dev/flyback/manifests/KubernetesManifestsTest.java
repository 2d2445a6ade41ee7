package dev.flyback.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.failure.ExitCode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Every manifest is what it says it is, has no field that Kubernetes does not know, and runs Flyback with no more rights than it needs. */
class KubernetesManifestsTest {
    static Stream<Path> manifests() {
        // What lies in "monitoring" is of kinds that Kubernetes itself does not know: MonitoringFilesTest reads it.
        return Manifests.files()
                .filter(file -> !file.startsWith(Path.of("k8s", "monitoring")))
                .filter(file ->
                        !List.of("kustomization.yaml", "flyback.yaml").contains(String.valueOf(file.getFileName())));
    }

    static Stream<Path> kustomizations() {
        return Manifests.files().filter(file -> file.endsWith("kustomization.yaml"));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void has_only_fields_that_there_are(Path file) {
        assertThat(Manifests.in(file))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(UnknownFields.of(object)).isEmpty());
    }

    @Test
    void an_unknown_field_would_be_found() {
        Object misspelt = Manifests.object(new Yaml()
                .load("{apiVersion: batch/v1, kind: CronJob, spec: {jobTemplate: {spec: {backofLimit: 3}}}}"));

        assertThat(UnknownFields.of(misspelt)).singleElement().asString().contains("backofLimit");
        assertThatThrownBy(() -> Manifests.object(new Yaml().load("{apiVersion: batch/v1, kind: CornJob}")))
                .isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void runs_with_no_more_rights_than_it_needs(Path file) {
        for (PodTemplateSpec template : Manifests.templates(Manifests.in(file))) {
            PodSpec pod = template.getSpec();
            Container container = pod.getContainers().get(0);
            SecurityContext security = container.getSecurityContext();

            assertThat(pod.getContainers()).hasSize(1);
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getEnv())
                    .contains(new EnvVar("FLYBACK_TERMINATION_LOG", "/dev/termination-log", null));
            // A node has as many processors as it has, and each job its buffers: the limit holds for two.
            if (!container.getArgs().get(0).equals("prune")) {
                assertThat(container.getEnv())
                        .filteredOn(variable -> variable.getName().equals("FLYBACK_JOBS"))
                        .singleElement()
                        .satisfies(variable -> assertThat(Integer.parseInt(variable.getValue()))
                                .isLessThanOrEqualTo(2));
            }
            assertThat(
                            template.getMetadata() == null
                                    ? Map.of()
                                    : template.getMetadata().getLabels())
                    .satisfiesAnyOf(
                            labels -> assertThat(labels).containsEntry("app.kubernetes.io/name", "flyback"),
                            labels -> assertThat(file).startsWith(Path.of("k8s", "base")));
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void tries_again_only_what_can_heal(Path file) {
        List<Integer> hopeless = Stream.of(
                        ExitCode.INTERNAL,
                        ExitCode.USAGE,
                        ExitCode.FINDINGS,
                        ExitCode.NO_SUCH_DUMP,
                        ExitCode.DUMP_DAMAGED,
                        ExitCode.TARGET_REFUSED)
                .map(ExitCode::number)
                .toList();
        for (JobSpec job : Manifests.jobs(Manifests.in(file))) {
            assertThat(job.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
            assertThat(job.getActiveDeadlineSeconds()).isPositive();
            if (job.getPodFailurePolicy() != null) {
                assertThat(job.getPodFailurePolicy()
                                .getRules()
                                .get(1)
                                .getOnExitCodes()
                                .getValues())
                        .isEqualTo(hopeless);
                assertThat(job.getPodFailurePolicy()
                                .getRules()
                                .get(0)
                                .getOnPodConditions()
                                .get(0)
                                .getStatus())
                        .isEqualTo("True");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void cron_jobs_neither_overlap_nor_run_for_ever(Path file) {
        Manifests.in(file).stream()
                .filter(CronJob.class::isInstance)
                .map(object -> ((CronJob) object).getSpec())
                .forEach(spec -> {
                    assertThat(spec.getConcurrencyPolicy()).isEqualTo("Forbid");
                    assertThat(spec.getTimeZone()).isEqualTo("Etc/UTC");
                    assertThat(spec.getStartingDeadlineSeconds()).isPositive();
                    assertThat(spec.getSuccessfulJobsHistoryLimit()).isPositive();
                    assertThat(spec.getFailedJobsHistoryLimit()).isPositive();
                    assertThat(spec.getJobTemplate().getSpec().getPodFailurePolicy())
                            .isNotNull();
                });
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void no_account_has_a_token(Path file) {
        Manifests.in(file).stream()
                .filter(ServiceAccount.class::isInstance)
                .forEach(account -> assertThat(((ServiceAccount) account).getAutomountServiceAccountToken())
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void names_files_that_are_there(Path file) throws IOException {
        Map<?, ?> kustomization = (Map<?, ?>) new Yaml().load(Files.readString(file));
        List<Object> named = new ArrayList<>((List<?>) Objects.requireNonNull(kustomization.get("resources")));
        Optional.ofNullable((List<?>) kustomization.get("configMapGenerator"))
                .ifPresent(maps -> maps.forEach(map -> named.addAll((List<?>) ((Map<?, ?>) map).get("files"))));

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(file.resolveSibling(String.valueOf(name))).exists());
    }
}
