package io.kairos.orchestrator.design;

import io.kairos.orchestrator.access.Changes;
import io.kairos.orchestrator.journey.JourneyRegistry;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts versions in force: whole, or not at all. */
@Component
class Launches {
    private final DraftStore drafts;
    private final VersionStore versions;
    private final LaunchStore launches;
    private final StandingStore standings;
    private final JourneyRegistry journeys;
    private final Changes changes;

    Launches(
            DraftStore drafts,
            VersionStore versions,
            LaunchStore launches,
            StandingStore standings,
            JourneyRegistry journeys,
            Changes changes) {
        this.drafts = drafts;
        this.versions = versions;
        this.launches = launches;
        this.standings = standings;
        this.journeys = journeys;
        this.changes = changes;
    }

    /** Does what is asked, once, however often it is asked. */
    @Transactional
    Launch launch(String journeyId, LaunchOrder order, String by) {
        drafts.lock(journeyId);
        Optional<Launch> before = launches.withKey(journeyId, order.key());
        if (before.isPresent()) {
            if (!before.get().requestHash().equals(order.hash())) {
                throw new ProblemException(Problem.at(422, "idempotency-key-reused", "Idempotency-Key"));
            }
            return before.get();
        }
        launches.waiting(journeyId).ifPresent(waiting -> {
            throw new ProblemException(Problem.of(409, "launch-waiting").with("version", waiting.version()));
        });
        BpmnText file = file(journeyId, order);
        requireGood(journeyId, file, order.accepted());
        Launch launch = new Launch(
                journeyId,
                launches.nextVersion(journeyId),
                Launch.State.LIVE,
                file.text(),
                order.people(),
                order.note(),
                order.revision(),
                order.startAt(),
                by,
                order.hash());
        launches.add(launch, order.key());
        start(launch, by);
        return launch;
    }

    /** Puts it in force in this transaction. */
    private void start(Launch launch, String by) {
        String id = launch.journeyId();
        Optional<Integer> last = versions.newest(id).map(VersionStore.Version::number);
        journeys.launch(
                id,
                launch.version(),
                launch.source().getBytes(StandardCharsets.UTF_8),
                new JourneyRegistry.Launch(
                        Optional.of(launch.askedBy()),
                        launch.note(),
                        launch.people().code()));
        boolean launchedDraft = drafts.find(id)
                .filter(draft -> launch.draftRevision().equals(Optional.of(draft.revision())))
                .isPresent();
        if (launchedDraft) {
            drafts.delete(id);
        }
        if (standings.of(id).is("stopped")) {
            standings.set(id, "live", by);
        }
        changes.tell(
                by,
                "journey.launch",
                id,
                last.map(version -> "version " + version),
                Optional.of("version " + launch.version() + ", people "
                        + launch.people().code()));
    }

    private BpmnText file(String journeyId, LaunchOrder order) {
        String text = order.fromVersion().isPresent()
                ? versions.find(journeyId, order.fromVersion().get())
                        .map(VersionStore.Version::source)
                        .orElseThrow(() -> new ProblemException(Problem.at(404, "version-unknown", "fromVersion")
                                .with("version", order.fromVersion().get())))
                : draft(journeyId, order.revision().orElseThrow()).bpmn();
        return Refused.file(text);
    }

    private Draft draft(String journeyId, int revision) {
        Draft draft = drafts.find(journeyId).orElseThrow(() -> missing(journeyId));
        Drafts.requireUnchanged(draft, revision, 409);
        return draft;
    }

    private ProblemException missing(String journeyId) {
        return versions.newest(journeyId).isEmpty()
                ? Refused.unknown(journeyId)
                : new ProblemException(Problem.of(409, "nothing-to-launch"));
    }

    private void requireGood(String journeyId, BpmnText file, List<String> accepted) {
        Findings.Judged judged = Findings.judge(journeys, journeyId, file);
        var read = new HashSet<>(accepted);
        boolean unread = judged.problems().stream().anyMatch(problem -> !read.contains(problem.code()));
        if (judged.hasErrors() || unread) {
            throw new LaunchRefusedException(judged.problems());
        }
    }
}
