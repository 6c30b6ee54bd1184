package io.kairos.orchestrator.platform.arrows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.theClass;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Nothing asks the machine what time it is or where it stands, but the one clock bean. */
@AnalyzeClasses(packages = "io.kairos", importOptions = ImportOption.DoNotIncludeTests.class)
class OneClockTest {
    private static final String CLOCK_BEAN = "io.kairos.orchestrator.platform.ClockConfiguration";
    private static final Set<String> MACHINE_ZONE = Set.of(
            "java.time.ZoneId.systemDefault", "java.util.TimeZone.getDefault", "java.time.Clock.systemDefaultZone");
    private static final Set<String> MACHINE_TIME = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.systemUTC",
            "java.time.Clock.system",
            "java.time.InstantSource.system",
            "java.util.Calendar.getInstance");

    @ArchTest
    static final ArchRule only_the_clock_bean_reads_the_machines_time = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CLOCK_BEAN)
            .should()
            .accessTargetWhere(readsTheMachinesTime());

    @ArchTest
    static final ArchRule the_clock_bean_does = theClass(CLOCK_BEAN).should().accessTargetWhere(readsTheMachinesTime());

    private static DescribedPredicate<JavaAccess<?>> readsTheMachinesTime() {
        return DescribedPredicate.describe("reads the machine's time or zone", access -> {
            AccessTarget target = access.getTarget();
            String name = target.getOwner().getFullName() + "." + target.getName();
            boolean noArguments = target.getFullName().endsWith("()");
            return MACHINE_ZONE.contains(name)
                    || MACHINE_TIME.contains(name)
                    || name.startsWith("java.time.") && name.endsWith(".now")
                    || "java.util.Date.<init>".equals(name) && noArguments;
        });
    }
}
