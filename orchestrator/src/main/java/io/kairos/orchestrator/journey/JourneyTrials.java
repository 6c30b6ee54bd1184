package io.kairos.orchestrator.journey;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.Journey;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.engine.JourneyEngine;
import io.kairos.orchestrator.engine.Rehearsal;
import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.platform.ThreadClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Foresees where a journey leads customers: the same engine, steps and questions as in earnest, at instants of their own, and nothing
 * of it stored. Thread-safe.
 */
@Component
public class JourneyTrials {
    private final JourneyRegistry registry;
    private final EnrolmentLoader loader;
    private final Steps steps;
    private final Rehearsal rehearsal;
    private final JourneyEngine engine;
    private final ThreadClock clock;

    JourneyTrials(
            JourneyRegistry registry,
            EnrolmentLoader loader,
            Steps steps,
            Rehearsal rehearsal,
            JourneyEngine engine,
            ThreadClock clock) {
        this.registry = registry;
        this.loader = loader;
        this.steps = steps;
        this.rehearsal = rehearsal;
        this.engine = engine;
        this.clock = clock;
    }

    /** A journey's file that may run. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Script(Journey journey, byte[] executable, List<Problem> warnings) {}

    /** Somebody whose way is looked at, about one of her needs, from an instant on. */
    public record Traveller(CustomerProfile customer, Need need, Instant from) {}

    /** The marketer's file in force, where there is one. */
    public Optional<byte[]> inForce(String journeyId) {
        return registry.source(journeyId);
    }

    /**
     * Reads a marketer's file.
     *
     * @throws JourneyRefusedException when it may not run
     */
    public Script read(String name, byte[] bpmn) {
        var compiled = registry.usable(name, bpmn);
        return new Script(compiled.journey(), compiled.executableBpmn(), compiled.warnings());
    }

    /**
     * The ways of these customers, in their order. Who is inside the journey goes on from where she stands, with the moment she waits
     * for, unless her step is drawn otherwise now; everybody else begins.
     *
     * @param afresh has everybody begin
     */
    public List<Walk> walk(Script script, List<Traveller> travellers, boolean afresh) {
        return rehearsal.run(() -> {
            var key = rehearsal.define(script.journey().id(), script.executable(), element -> {});
            var journey = new DeployedJourney(script.journey(), 0, key);
            var inside = afresh ? Map.<UUID, Enrolment>of() : inside(journey, travellers);
            var walkers = new LinkedHashMap<Traveller, Walker>();
            travellers.forEach(one -> walkers.put(
                    one,
                    Walker.of(
                            journey,
                            one,
                            Optional.ofNullable(inside.get(one.need().id())))));
            var walks = new HashMap<Traveller, Walk>();
            travellers.stream().map(Traveller::from).distinct().forEach(from -> walks.putAll(walk(walkers, from)));
            return travellers.stream().map(walks::get).filter(Objects::nonNull).toList();
        });
    }

    /** Those who set out at one instant, whose pasts are read together. */
    private Map<Traveller, Walk> walk(Map<Traveller, Walker> walkers, Instant from) {
        var together = new LinkedHashMap<>(walkers);
        together.keySet().removeIf(one -> !one.from().equals(from));
        var walks = new HashMap<Traveller, Walk>();
        return clock.from(from, () -> {
            steps.rehearse(
                    together.values().stream().map(Walker::enrolment).toList(),
                    batch -> together.forEach((one, walker) -> {
                        clock.setTo(from);
                        walks.put(one, new Course(batch, walker, steps, rehearsal, engine, clock).walk());
                    }));
            return walks;
        });
    }

    private Map<UUID, Enrolment> inside(DeployedJourney journey, List<Traveller> travellers) {
        var found = new HashMap<UUID, Enrolment>();
        loader.insideOf(travellers.stream().map(Traveller::need).toList()).stream()
                .filter(enrolment -> enrolment.journey().id().equals(journey.id()))
                .forEach(enrolment -> found.put(enrolment.need().id(), enrolment));
        return found;
    }
}
