package io.kairos.orchestrator.journey;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.Journey;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.engine.JourneyEngine;
import io.kairos.orchestrator.engine.Rehearsal;
import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.platform.ThreadClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Foresees where a journey leads customers: the same engine, steps and questions as in earnest, at instants of their own, and nothing
 * of it stored. Thread-safe.
 */
@Component
public class JourneyTrials {
    private final JourneyRegistry registry;
    private final EnrolmentLoader loader;
    private final EnrolmentStore store;
    private final Steps steps;
    private final Rehearsal rehearsal;
    private final JourneyEngine engine;
    private final Stage.Driver driver;
    private final ThreadClock clock;

    JourneyTrials(
            JourneyRegistry registry,
            EnrolmentLoader loader,
            EnrolmentStore store,
            Steps steps,
            Stage.Driver driver,
            ThreadClock clock) {
        this.registry = registry;
        this.loader = loader;
        this.store = store;
        this.steps = steps;
        this.rehearsal = driver.rehearsal();
        this.engine = driver.engine();
        this.driver = driver;
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

    /**
     * Has one customer begin a journey, in the caller's transaction, which undoes it. What runs of it for her need is set aside before.
     *
     * @param play leads her through it; time is its own
     */
    public <T> T play(Script script, Traveller traveller, Function<Stage, T> play) {
        var path = new ArrayList<String>();
        return rehearsal.run(() -> clock.from(traveller.from(), () -> {
            var key = rehearsal.define(script.journey().id(), script.executable(), path::add);
            // a number no launched version has
            var journey = new DeployedJourney(script.journey(), Integer.MAX_VALUE, key);
            store.setAside(
                    journey.id(), traveller.customer().id(), traveller.need().id());
            var enrolment =
                    new Enrolment(UUID.randomUUID(), journey, traveller.customer(), traveller.need(), traveller.from());
            var stage = new Stage(enrolment, path, steps, loader, driver);
            var outcome = new AtomicReference<T>();
            registry.during(journey, () -> steps.witnessed(stage::saw, () -> outcome.set(play.apply(stage))));
            return outcome.get();
        }));
    }

    private Map<UUID, Enrolment> inside(DeployedJourney journey, List<Traveller> travellers) {
        var found = new HashMap<UUID, Enrolment>();
        loader.insideOf(travellers.stream().map(Traveller::need).toList()).stream()
                .filter(enrolment -> enrolment.journey().id().equals(journey.id()))
                .forEach(enrolment -> found.put(enrolment.need().id(), enrolment));
        return found;
    }
}
