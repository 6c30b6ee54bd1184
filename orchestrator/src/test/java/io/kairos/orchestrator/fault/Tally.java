package io.kairos.orchestrator.fault;

import java.util.ArrayList;
import java.util.List;

/** What came of one scenario, over all its runs. */
final class Tally {
    private int runs;
    private int messages;
    private int lost;
    private int doubled;
    private int unknown;
    private int listed;
    private final List<String> violations = new ArrayList<>();

    void run() {
        runs++;
    }

    void count(int more) {
        messages += more;
    }

    void lost(String what) {
        lost++;
        violations.add(what);
    }

    void doubled(String what) {
        doubled++;
        violations.add(what);
    }

    void unknown(boolean isListed) {
        unknown++;
        listed += isListed ? 1 : 0;
    }

    void violation(String what) {
        violations.add(what);
    }

    /** Notes it unless the condition holds. */
    void expect(boolean holds, String what) {
        if (!holds) {
            violations.add(what);
        }
    }

    /** Takes over what another one counted. */
    void add(Tally other) {
        runs += other.runs;
        messages += other.messages;
        lost += other.lost;
        doubled += other.doubled;
        unknown += other.unknown;
        listed += other.listed;
        violations.addAll(other.violations);
    }

    int runs() {
        return runs;
    }

    int messages() {
        return messages;
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }

    int unknown() {
        return unknown;
    }

    int listed() {
        return listed;
    }

    List<String> violations() {
        return List.copyOf(violations);
    }
}
