package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.need.Need;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** One enrolment while its token is being moved; lives as long as one batch and is never shared between threads. */
final class Enrolment {
    private final UUID id;
    private DeployedJourney journey;
    private final CustomerProfile customer;
    private final Need need;
    private final Instant startedAt;
    private final List<Planned> moments = new ArrayList<>();
    private final Set<Integer> changed = new TreeSet<>();
    private final List<Instant> sent = new ArrayList<>();
    private boolean resumed;
    private Optional<String> instanceId = Optional.empty();
    private Optional<String> waitingAt = Optional.empty();
    private Optional<String> outcome = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();

    Enrolment(UUID id, DeployedJourney journey, CustomerProfile customer, Need need, Instant startedAt) {
        this.id = id;
        this.journey = journey;
        this.customer = customer;
        this.need = need;
        this.startedAt = startedAt;
    }

    UUID id() {
        return id;
    }

    DeployedJourney journey() {
        return journey;
    }

    /** Goes on in another version. */
    void moveTo(DeployedJourney version) {
        journey = version;
    }

    CustomerProfile customer() {
        return customer;
    }

    Need need() {
        return need;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Every moment so far, oldest first. */
    List<Planned> moments() {
        return List.copyOf(moments);
    }

    /** Takes up a moment as it stands in the database. */
    void remember(Planned moment) {
        moments.add(moment);
    }

    void plan(Planned moment) {
        changed.add(moments.size());
        moments.add(moment);
    }

    /** Puts another moment in the place of the last one. */
    void replan(Planned moment) {
        int last = moments.size() - 1;
        moments.set(last, moment);
        changed.add(last);
    }

    /** The moments this batch made or changed. */
    List<Planned> changedMoments() {
        return changed.stream().map(moments::get).toList();
    }

    Optional<Planned> lastMoment() {
        return moments.isEmpty() ? Optional.empty() : Optional.of(moments.get(moments.size() - 1));
    }

    /** Instants of the messages sent or asked for, oldest first. */
    List<Instant> sent() {
        return sent;
    }

    String instanceId() {
        return instanceId.orElseThrow(() -> new IllegalStateException("enrolment " + id + " has not started"));
    }

    void runsAs(String processInstanceId) {
        instanceId = Optional.of(processInstanceId);
    }

    Optional<String> waitingAt() {
        return waitingAt;
    }

    void waitAt(Optional<String> elementId) {
        waitingAt = elementId;
    }

    /** Its token is put back to the wait it stood at, for the moment it waits for. */
    void resume() {
        resumed = true;
    }

    /** Whether the wait it comes to is the one it was put back to; so only once. */
    boolean resumes() {
        boolean was = resumed;
        resumed = false;
        return was;
    }

    Optional<String> outcome() {
        return outcome;
    }

    Optional<Instant> endedAt() {
        return endedAt;
    }

    void end(String how, Instant at) {
        outcome = Optional.of(how);
        endedAt = Optional.of(at);
        waitingAt = Optional.empty();
    }
}
