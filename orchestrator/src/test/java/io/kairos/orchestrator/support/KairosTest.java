package io.kairos.orchestrator.support;

import io.kairos.orchestrator.Kairos;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test inside the whole application: real PostgreSQL and Redis, a database and a Redis number of its own for every
 * Spring context, HTTP on a free port ({@code @LocalServerPort}), pumps that run only when called, and as clock a
 * {@link io.kairos.orchestrator.platform.VirtualClock} bean that starts at {@value #CLOCK_START}. Nobody has to sign in. A stream
 * with nothing to tell beats every second.
 *
 * <p>All tests with this bare annotation share one context and so one database and one clock, which only goes forward:
 * use customers of your own and relative times. The law of Luxembourg alone limits the hours of SMS there, so that no test
 * hangs on the day of the week its clock shows; a yes to the topics {@code club} and {@code club-de} waits for a confirmation.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Kairos.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "kairos.pumps=manual",
            "kairos.clock=virtual",
            "kairos.clock-start=" + KairosTest.CLOCK_START,
            "kairos.access.mode=open",
            "kairos.streams.beat=1s",
            "kairos.guards.legal-windows=src/test/legal-windows.yaml",
            "kairos.consents.double-opt-in[0].topics=club",
            "kairos.consents.double-opt-in[1].topics=club-de",
            "kairos.consents.double-opt-in[1].countries=DE"
        })
@ContextConfiguration(initializers = FreshServers.class)
public @interface KairosTest {
    /** What the clock shows at first. */
    String CLOCK_START = "2026-03-02T09:00:00Z";
}
