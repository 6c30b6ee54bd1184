package io.kairos.orchestrator.guard;

/** One rule that may allow, hold or refuse a message: a function of the facts alone. */
@FunctionalInterface
interface Guard {
    Verdict ask(SendContext context);
}
