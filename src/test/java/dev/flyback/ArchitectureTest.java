package dev.flyback;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;

/** Which package may name which: imports point one way, and each library stays in its place. */
@AnalyzeClasses(packages = "dev.flyback", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    /** From the outermost ring inwards; what stands together in a ring may know each other. */
    private static final List<List<String>> RINGS = List.of(
            List.of("cli"),
            List.of("schedule"),
            List.of("drill", "upgrade", "doctor"),
            List.of("backup", "restore", "verify", "prune"),
            List.of("catalog"),
            List.of("schema"),
            List.of("database"),
            List.of("dump"));

    private static final List<String> ABOVE_STORAGE =
            List.of("cli", "schedule", "drill", "upgrade", "doctor", "backup", "restore", "verify", "prune", "catalog");

    private static final String WIRING = "dev\\.flyback\\.cli\\.Wiring(\\$.*)?";

    @ArchTest
    static final ArchRule imports_point_inwards = rings();

    @ArchTest
    static final ArchRule failures_name_nothing_else = noClasses()
            .that()
            .resideInAPackage("dev.flyback.failure..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.flyback..").and(resideOutsideOfPackage("dev.flyback.failure..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule reports_name_no_use_case = noClasses()
            .that()
            .resideInAPackage("dev.flyback.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(ABOVE_STORAGE))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_wiring_names_postgres = adapter("dev.flyback.database.postgres..");

    @ArchTest
    static final ArchRule only_the_wiring_names_mysql = adapter("dev.flyback.database.mysql..");

    @ArchTest
    static final ArchRule the_packages_of_postgres_have_no_cycles =
            slices().matching("dev.flyback.database.postgres.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_packages_of_mysql_have_no_cycles =
            slices().matching("dev.flyback.database.mysql.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_packages_of_postgres_do_not_name_their_engine =
            engineNamedByNone("dev.flyback.database.postgres");

    @ArchTest
    static final ArchRule the_packages_of_mysql_do_not_name_their_engine =
            engineNamedByNone("dev.flyback.database.mysql");

    @ArchTest
    static final ArchRule only_the_wiring_names_flyway = adapter("dev.flyback.schema.flyway..");

    @ArchTest
    static final ArchRule only_the_wiring_names_a_store = adapter("dev.flyback.storage.*..");

    @ArchTest
    static final ArchRule picocli_stays_in_the_command_line = library("dev.flyback.cli..", "picocli..");

    @ArchTest
    static final ArchRule the_packages_of_the_command_line_have_no_cycles =
            slices().matching("dev.flyback.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule commands_do_not_name_the_program_that_they_are_part_of = noClasses()
            .that()
            .resideInAPackage("dev.flyback.cli.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.flyback.cli");

    @ArchTest
    static final ArchRule times_and_http_stay_in_the_schedule =
            library("dev.flyback.schedule..", "com.cronutils..", "com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule flyway_stays_in_its_adapter = library("dev.flyback.schema.flyway..", "org.flywaydb..");

    @ArchTest
    static final ArchRule the_postgres_driver_stays_in_its_adapter =
            library("dev.flyback.database.postgres..", "org.postgresql..");

    @ArchTest
    static final ArchRule compression_and_hashing_stay_in_the_dump =
            library("dev.flyback.dump..", "com.github.luben..", "com.dynatrace.hash4j..");

    @ArchTest
    static final ArchRule the_aws_sdk_stays_in_its_adapter =
            library("dev.flyback.storage.s3..", "software.amazon.awssdk..");

    @ArchTest
    static final ArchRule the_minio_client_stays_in_its_adapter =
            library("dev.flyback.storage.minio..", "io.minio..", "okhttp3..");

    @ArchTest
    static final ArchRule jdbc_stays_with_databases_and_schemas = noClasses()
            .that()
            .resideOutsideOfPackages("dev.flyback.database..", "dev.flyback.schema..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule names_are_nouns_of_the_field = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Base)(\\$.*)?")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_package_of_odds_and_ends = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..helper..", "..common..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule dependencies_come_through_constructors = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .allowEmptyShould(true);

    private static ArchRule rings() {
        LayeredArchitecture rule =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String name : RINGS.stream().flatMap(List::stream).toList()) {
            rule = rule.layer(name).definedBy("dev.flyback." + name + "..");
        }
        rule = rule.layer("storage").definedBy("dev.flyback.storage..");
        List<String> outer = new ArrayList<>();
        for (List<String> ring : RINGS) {
            outer.addAll(ring);
            for (String name : ring) {
                rule = rule.whereLayer(name).mayOnlyBeAccessedByLayers(outer.toArray(String[]::new));
            }
        }
        return rule.whereLayer("storage").mayOnlyBeAccessedByLayers(ABOVE_STORAGE.toArray(String[]::new));
    }

    private static ArchRule adapter(String adapter) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(adapter)
                .and()
                .haveNameNotMatching(WIRING)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(adapter)
                .allowEmptyShould(true);
    }

    private static ArchRule engineNamedByNone(String engine) {
        return noClasses()
                .that()
                .resideInAPackage(engine + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(engine);
    }

    private static ArchRule library(String home, String... library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .allowEmptyShould(true);
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(name -> "dev.flyback." + name + "..").toArray(String[]::new);
    }
}
