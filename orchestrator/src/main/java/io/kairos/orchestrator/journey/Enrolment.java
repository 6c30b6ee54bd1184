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
    private Optional<Stored> stored = Optional.empty();
    private List<Planned> storedMoments = List.of();
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

    /** The moments made or changed since all was stored. */
    List<Change> changedMoments() {
        return changed.stream()
                .map(place -> new Change(
                        place < storedMoments.size() ? Optional.of(storedMoments.get(place)) : Optional.empty(),
                        moments.get(place)))
                .toList();
    }

    /** Says that all of it stands in the database as it is now. */
    void stored() {
        stored = Optional.of(new Stored(journey.version(), waitingAt, endedAt));
        storedMoments = List.copyOf(moments);
        changed.clear();
    }

    boolean isNew() {
        return stored.isEmpty();
    }

    /** Whether the enrolment itself, its moments left aside, is other than it is stored. */
    boolean isChanged() {
        return !stored.equals(Optional.of(new Stored(journey.version(), waitingAt, endedAt)));
    }

    /** Whether it went on in another version since it was stored. */
    boolean changesVersion() {
        return stored.filter(before -> before.version() != journey.version()).isPresent();
    }

    String state() {
        return endedAt.isPresent() ? "ended" : "inside";
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

    private record Stored(int version, Optional<String> waitingAt, Optional<Instant> endedAt) {}

    /**
     * A moment that is to be stored.
     *
     * @param stored as it stands in the database; empty when it is new
     */
    record Change(Optional<Planned> stored, Planned now) {
        boolean onlyItsState() {
            return stored.filter(before -> before.in(now.state()).equals(now)).isPresent();
        }
    }
}
