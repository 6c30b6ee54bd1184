package io.kairos.orchestrator.guard;

/**
 * A guard whose word hangs on the clock alone: asked again about a later instant, all else being the same, it says whether that
 * instant is allowed. A message is re-planned only into instants that every one of them allows.
 */
@FunctionalInterface
interface CalendarGuard extends Guard {}
