package io.kairos.orchestrator.design;

import io.kairos.orchestrator.journey.Migrations;

/**
 * What came of work on some customers.
 *
 * @param people it changed something for
 * @param earlier moments that are earlier in another version
 * @param later moments that are later in it
 * @param atOnce messages due as soon as they moved
 * @param notWorth messages not worth sending any more
 */
record WorkDone(int people, int earlier, int later, int atOnce, int notWorth) {
    static WorkDone to(int people) {
        return new WorkDone(people, 0, 0, 0, 0);
    }

    static WorkDone to(Migrations.Moved moved) {
        return new WorkDone(moved.people(), moved.earlier(), moved.later(), moved.atOnce(), moved.notWorth());
    }
}
