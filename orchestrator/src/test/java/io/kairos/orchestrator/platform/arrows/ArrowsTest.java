package io.kairos.orchestrator.platform.arrows;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.lettuce.core.RedisException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which part may know which other, as the design says. */
@AnalyzeClasses(packages = "io.kairos", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    private static final String ORCHESTRATOR = "io.kairos.orchestrator..";
    private static final String CAMUNDA = "org.camunda..";
    private static final String REDIS = "io.lettuce..";
    private static final String SPRING_WEB = "org.springframework.web..";
    /** What channels share knows no other class of Kairos. */
    private static final DescribedPredicate<JavaClass> SHARED =
            resideInAnyPackage("io.kairos.channel.http..", "io.kairos.channel.mime..");

    @ArchTest
    static final ArchRule timing_models_know_only_the_jdk_and_hipparchus = classes()
            .that()
            .resideInAPackage("io.kairos.timing..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.kairos.timing..", "java..", "org.hipparchus..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_channel_interface_knows_only_the_jdk = classes()
            .that()
            .resideInAPackage("io.kairos.channel.spi..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.kairos.channel.spi..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule a_channel_knows_nothing_of_kairos_but_the_interface = noClasses()
            .that()
            .resideInAPackage("io.kairos.channel.email..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.kairos..")
                    .and(DescribedPredicate.not(
                                    resideInAnyPackage("io.kairos.channel.email..", "io.kairos.channel.spi.."))
                            .and(DescribedPredicate.not(SHARED))));

    @ArchTest
    static final ArchRule the_mailbox_knows_nothing_of_kairos = noClasses()
            .that()
            .resideInAPackage("io.kairos.channel.mailbox..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.kairos..")
                    .and(DescribedPredicate.not(resideInAPackage("io.kairos.channel.mailbox..")))
                    .and(DescribedPredicate.not(SHARED)));

    @ArchTest
    static final ArchRule journeys_know_neither_the_orchestrator_nor_the_engine = noClasses()
            .that()
            .resideInAPackage("io.kairos.journeys..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ORCHESTRATOR, "io.kairos.channel..", "org.camunda.bpm.engine..");

    @ArchTest
    static final ArchRule only_the_engine_package_knows_camunda = noClasses()
            .that()
            .resideInAPackage(ORCHESTRATOR)
            .and()
            .resideOutsideOfPackage("io.kairos.orchestrator.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CAMUNDA);

    @ArchTest
    static final ArchRule only_adapters_know_redis = noClasses()
            .that(resideInAPackage(ORCHESTRATOR).and(DescribedPredicate.not(adapterOf("Redis"))))
            .should()
            // who uses an adapter may know that Redis fails
            .dependOnClassesThat(resideInAPackage(REDIS).and(DescribedPredicate.not(type(RedisException.class))));

    @ArchTest
    static final ArchRule only_adapters_know_the_web = noClasses()
            .that(resideInAPackage(ORCHESTRATOR)
                    .and(DescribedPredicate.not(resideInAPackage("io.kairos.orchestrator.platform.web..")))
                    .and(DescribedPredicate.not(webAdapter())))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SPRING_WEB);

    @ArchTest
    static final ArchRule nothing_leans_on_the_demo = noClasses()
            .that()
            .resideInAPackage(ORCHESTRATOR)
            .and()
            .resideOutsideOfPackage("io.kairos.orchestrator.demo..")
            .and()
            .doNotHaveFullyQualifiedName("io.kairos.orchestrator.Kairos")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.kairos.orchestrator.demo..");

    @ArchTest
    static final ArchRule features_do_not_know_each_other_in_circles =
            slices().matching("io.kairos.orchestrator.(*)..").should().beFreeOfCycles();

    /** A rule about a package that nobody has, or that nobody uses, would pass in silence. */
    @ArchTest
    static void the_rules_speak_of_packages_that_exist(JavaClasses classes) {
        Set<String> used = classes.stream()
                .flatMap(from -> from.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(Stream.of("org.camunda.bpm.engine..", CAMUNDA, REDIS, SPRING_WEB)
                        .map(name -> name.replace("..", ""))
                        .filter(name -> used.stream().noneMatch(found -> found.startsWith(name))))
                .as("libraries named by a rule but used by no class")
                .isEmpty();
        Set<String> own = classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(own)
                .contains(
                        "io.kairos.timing",
                        "io.kairos.channel.spi",
                        "io.kairos.channel.email",
                        "io.kairos.channel.mailbox",
                        "io.kairos.journeys",
                        "io.kairos.orchestrator.engine",
                        "io.kairos.orchestrator.demo",
                        "io.kairos.orchestrator.platform.web");
    }

    private static DescribedPredicate<JavaClass> adapterOf(String server) {
        return DescribedPredicate.describe(
                server + " adapter",
                seen -> outermost(seen).getSimpleName().startsWith(server)
                        || outermost(seen).getSimpleName().endsWith("Configuration")
                        || seen.getPackageName().startsWith("io.kairos.orchestrator.platform.cli"));
    }

    private static DescribedPredicate<JavaClass> webAdapter() {
        return DescribedPredicate.describe("web adapter", type -> {
            String name = outermost(type).getSimpleName();
            return Stream.of("Controller", "Page", "Filter", "WebConfiguration").anyMatch(name::endsWith);
        });
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArrowsTest::outermost).orElse(type);
    }
}
