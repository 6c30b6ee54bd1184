package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.CompileResult;
import io.kairos.journeys.bpmn.JourneyCompiler;
import io.kairos.orchestrator.engine.JourneyEngine;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journeys in force. A file that changed since the last start becomes a new version; whoever is inside an older one
 * stays in it.
 */
@Component
class JourneyRegistry {
    private final Map<String, DeployedJourney> current = new ConcurrentHashMap<>();
    private final Map<VersionKey, DeployedJourney> versions = new ConcurrentHashMap<>();
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

    /** The newest version. */
    DeployedJourney current(String journeyId) {
        return Optional.ofNullable(current.get(journeyId))
                .orElseThrow(() -> new IllegalStateException("journey " + journeyId + " is not deployed"));
    }

    /** A version somebody is inside of. */
    DeployedJourney version(String journeyId, int version) {
        return versions.computeIfAbsent(new VersionKey(journeyId, version), this::fromDatabase);
    }

    /** A version, where there is such a one. */
    Optional<DeployedJourney> find(String journeyId, int version) {
        var known = versions.get(new VersionKey(journeyId, version));
        return known != null
                ? Optional.of(known)
                : stored.find(journeyId, version).map(found -> version(journeyId, version));
    }

    /**
     * Puts a journey in force.
     *
     * @param bpmn the marketer's file
     * @throws JourneyRefusedException when the compiler refuses it, or a message of it reads what nobody has; nothing has
     *     changed then
     */
    @Transactional
    public DeployedJourney deploy(String name, byte[] bpmn) {
        var compiled = compile(name, bpmn);
        var lacking = messages.errors(compiled.journey());
        if (!lacking.isEmpty()) {
            throw new JourneyRefusedException(name, lacking);
        }
        var id = compiled.journey().id();
        var last = stored.newest(id);
        DeployedJourney deployed;
        if (last.isPresent() && last.get().holds(bpmn)) {
            deployed = new DeployedJourney(
                    compiled.journey(), last.get().version(), last.get().deploymentKey());
        } else {
            int version = last.map(JourneyVersions.Version::version).orElse(0) + 1;
            var key = engine.deploy(id, version, compiled.executableBpmn());
            stored.add(id, version, bpmn, key);
            deployed = new DeployedJourney(compiled.journey(), version, key);
        }
        current.put(id, deployed);
        versions.put(new VersionKey(id, deployed.version()), deployed);
        return deployed;
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
