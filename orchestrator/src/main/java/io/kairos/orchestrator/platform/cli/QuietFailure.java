package io.kairos.orchestrator.platform.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Keeps the stack trace of a failed start in the log file; the terminal gets the plain words of {@link Cli}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class QuietFailure implements SpringBootExceptionReporter {
    private static final Logger LOG = LoggerFactory.getLogger(QuietFailure.class);

    @SuppressWarnings("UnusedVariable") // Spring Boot asks for this constructor
    QuietFailure(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        LOG.info("The application does not start", failure);
        return true;
    }
}
