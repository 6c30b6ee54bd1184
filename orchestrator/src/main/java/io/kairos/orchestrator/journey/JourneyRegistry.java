package io.kairos.orchestrator.journey;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.CompileResult;
import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.bpmn.JourneyCompiler;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.engine.JourneyEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journeys in force, in their versions. A file that changed since the last start becomes a new version, unless the newest was
 * launched in the designer; whoever is inside an older one stays in it. Thread-safe.
 */
@Component
public class JourneyRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(JourneyRegistry.class);

    private final Map<VersionKey, DeployedJourney> versions = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable DeployedJourney> tried = new ThreadLocal<>();
    private final JourneyVersions stored;
    private final JourneyEngine engine;
    private final JourneyCompiler compiler;
    private final MessageChecks messages;

    JourneyRegistry(JourneyVersions stored, JourneyEngine engine, JourneyCompiler compiler, MessageChecks messages) {
        this.messages = messages;
        this.stored = stored;
        this.engine = engine;
        this.compiler = compiler;
    }

    /** Those of these journeys that may be entered now, each in its newest version. */
    Map<String, DeployedJourney> open(Set<String> journeyIds) {
        var open = new HashMap<String, DeployedJourney>();
        stored.open(journeyIds).forEach((id, version) -> open.put(id, version(id, version)));
        return open;
    }

    /** Has this thread take a journey for the version it says it is, while the work runs. */
    void during(DeployedJourney journey, Runnable work) {
        tried.set(journey);
        try {
            work.run();
        } finally {
            tried.remove();
        }
    }

    private Optional<DeployedJourney> tried(String journeyId, int version) {
        return Optional.ofNullable(tried.get())
                .filter(journey -> journey.id().equals(journeyId) && journey.version() == version);
    }

    /** A version somebody is inside of. */
    DeployedJourney version(String journeyId, int version) {
        var own = tried(journeyId, version);
        if (own.isPresent()) {
            return own.get();
        }
        return versions.computeIfAbsent(new VersionKey(journeyId, version), this::fromDatabase);
    }

    /** A version, where there is such a one. */
    Optional<DeployedJourney> find(String journeyId, int version) {
        var own = tried(journeyId, version);
        if (own.isPresent()) {
            return own;
        }
        var known = versions.get(new VersionKey(journeyId, version));
        return known != null
                ? Optional.of(known)
                : stored.find(journeyId, version).map(found -> version(journeyId, version));
    }

    /**
     * What would be said of this file if it were put in force; nothing is.
     *
     * @param entering product types whose customers are to enter, beside those who do already
     */
    public Checked check(String name, byte[] bpmn, Set<String> entering) {
        var result = compiler.compile(name, bpmn);
        if (!(result instanceof CompileResult.Compiled compiled)) {
            return new Checked(Optional.empty(), ((CompileResult.Refused) result).problems());
        }
        var problems = new ArrayList<>(compiled.warnings());
        problems.addAll(messages.errors(compiled.journey(), entering));
        problems.addAll(runs(compiled.journey(), entering).problems(compiled.journey()));
        return new Checked(Optional.of(compiled.journey()), problems);
    }

    /** What messages of these journeys, as they are in force, would lack if a product type were so; unknown journeys say nothing. */
    public List<Problem> lacking(Set<String> journeyIds, ProductType type) {
        return journeyIds.stream()
                .sorted()
                .flatMap(id -> stored.newest(id).stream()
                        .flatMap(newest ->
                                messages.errors(version(id, newest.version()).journey(), type, true).stream()))
                .toList();
    }

    /**
     * What a file is worth.
     *
     * @param journey empty when it could not be read as one
     */
    public record Checked(Optional<Journey> journey, List<Problem> problems) {
        public Checked {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Puts a file in force, where it has changed and nobody has launched the journey in the designer since.
     *
     * @param bpmn the marketer's file
     * @throws JourneyRefusedException when the compiler refuses it, or a message of it reads what nobody has; nothing has
     *     changed then
     */
    @Transactional
    public void deploy(String name, byte[] bpmn) {
        var id = compile(name, bpmn).journey().id();
        var last = stored.newest(id);
        if (last.isPresent() && last.get().holds(bpmn)) {
            return;
        }
        if (stored.isDesigned(id)) {
            LOG.info("Journey {} was launched in the designer; its file {} is left as it is.", id, name);
            return;
        }
        var compiled = usable(name, bpmn);
        int version = last.map(JourneyVersions.Version::version).orElse(0) + 1;
        stored.add(id, version, bpmn, engine.deploy(id, version, compiled.executableBpmn()), Launch.FILE);
    }

    /**
     * Puts a version in force in the caller's transaction: the newest from its commit on.
     *
     * @throws JourneyRefusedException when it may not run any more
     */
    public void launch(String journeyId, int version, byte[] bpmn, Launch launch) {
        var compiled = usable(journeyId, bpmn);
        var wrong = runs(compiled.journey(), Set.of()).problems(compiled.journey()).stream()
                .filter(Problem::isError)
                .toList();
        if (!wrong.isEmpty()) {
            throw new JourneyRefusedException(journeyId, wrong);
        }
        stored.add(journeyId, version, bpmn, engine.deploy(journeyId, version, compiled.executableBpmn()), launch);
    }

    /**
     * Who launched a version.
     *
     * @param people what became of those inside the versions before: stay, move or leave
     */
    public record Launch(Optional<String> by, String note, String people) {
        static final Launch FILE = new Launch(Optional.empty(), "", "stay");
    }

    /** Who enters a version: customers with a need, or with a purchase. */
    public Optional<Journey.Entry> entry(String journeyId, int version) {
        return stored.find(journeyId, version)
                .map(found -> compile(journeyId, found.source()).journey().entry());
    }

    /**
     * A journey that might be put in force.
     *
     * @throws JourneyRefusedException when it might not
     */
    CompileResult.Compiled usable(String name, byte[] bpmn) {
        var compiled = compile(name, bpmn);
        var lacking = messages.errors(compiled.journey());
        if (!lacking.isEmpty()) {
            throw new JourneyRefusedException(name, lacking);
        }
        return compiled;
    }

    /** The marketer's file in force, where there is one. */
    Optional<byte[]> source(String journeyId) {
        return stored.newest(journeyId).map(JourneyVersions.Version::source);
    }

    private RunChecks runs(Journey journey, Set<String> entering) {
        return new RunChecks(
                id -> stored.newest(id)
                        .map(newest -> version(id, newest.version()).journey()),
                ids -> stored.open(ids).keySet(),
                other -> messages.errors(other, messages.entering(journey, entering)));
    }

    private DeployedJourney fromDatabase(VersionKey key) {
        var version = stored.find(key.journeyId(), key.version())
                .orElseThrow(() -> new IllegalStateException("no version " + key + " of a journey"));
        var compiled = compile(key.journeyId(), version.source());
        return new DeployedJourney(compiled.journey(), key.version(), version.deploymentKey());
    }

    private CompileResult.Compiled compile(String name, byte[] bpmn) {
        var result = compiler.compile(name, bpmn);
        if (result instanceof CompileResult.Refused refused) {
            throw new JourneyRefusedException(name, refused.problems());
        }
        return (CompileResult.Compiled) result;
    }

    private record VersionKey(String journeyId, int version) {}
}
