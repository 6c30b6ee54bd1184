package io.kairos.orchestrator.guard;

/**
 * One rule that may allow, hold or refuse a message: a function of the facts alone. A new guard is one class in this package
 * with {@code @Component} and {@code @Order} among those of {@link GuardOrder}, and its words in
 * {@code reasons/guard.properties}. Thread-safe.
 */
@FunctionalInterface
interface Guard {
    Verdict ask(SendContext context);
}
