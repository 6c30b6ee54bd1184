package io.kairos.orchestrator.design;

import io.kairos.orchestrator.access.Changes;
import io.kairos.orchestrator.journey.JourneyEntries;
import io.kairos.orchestrator.journey.JourneyRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts a version in force in the caller's transaction, with all that goes with it. */
@Component
class LaunchPad {
    private final DraftStore drafts;
    private final VersionStore versions;
    private final Standing standing;
    private final JourneyRegistry journeys;
    private final JourneyEntries entries;
    private final Changes changes;

    LaunchPad(
            DraftStore drafts,
            VersionStore versions,
            Standing standing,
            JourneyRegistry journeys,
            JourneyEntries entries,
            Changes changes) {
        this.drafts = drafts;
        this.versions = versions;
        this.standing = standing;
        this.journeys = journeys;
        this.entries = entries;
        this.changes = changes;
    }

    /** How a journey stands and what is done to those inside. */
    @Component
    record Standing(StandingStore standings, WorkStore works) {}

    void start(Launch launch, String by) {
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
        launch.productTypes()
                .ifPresent(types ->
                        journeys.entry(id, launch.version()).ifPresent(entry -> entries.set(id, entry, types)));
        forgetDraft(launch);
        if (standing.standings().of(id).is("stopped")) {
            standing.standings().set(id, "live", by);
        }
        if (last.isPresent() && launch.people() != People.STAY) {
            var kind = launch.people() == People.MOVE ? Work.Kind.MOVE : Work.Kind.LEAVE;
            standing.works().add(id, kind, launch.version(), by);
        }
        changes.tell(
                by,
                "journey.launch",
                id,
                last.map(version -> "version " + version),
                Optional.of("version " + launch.version() + ", people "
                        + launch.people().code()));
    }

    /** What is in force now is no draft any more, unless somebody has gone on with it. */
    private void forgetDraft(Launch launch) {
        drafts.find(launch.journeyId())
                .filter(draft -> launch.draftRevision().equals(Optional.of(draft.revision())))
                .ifPresent(draft -> drafts.delete(draft.journeyId()));
    }
}
