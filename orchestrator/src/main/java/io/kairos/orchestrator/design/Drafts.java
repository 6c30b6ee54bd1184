package io.kairos.orchestrator.design;

import io.kairos.orchestrator.access.Changes;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, saves and discards drafts; of two people who change one, the later hears of the earlier. */
@Component
class Drafts {
    private final DraftStore store;
    private final VersionStore versions;
    private final Changes changes;

    Drafts(DraftStore store, VersionStore versions, Changes changes) {
        this.store = store;
        this.versions = versions;
        this.changes = changes;
    }

    /** A new journey, which is a draft only. */
    @Transactional
    Draft create(String name, BpmnText from, String by) {
        String id = JourneyIds.of(name, store::isTaken);
        store.lock(id);
        Draft draft = store.save(id, name, Optional.empty(), from.as(id, name).text(), by);
        changes.tell(by, "journey.create", id, Optional.empty(), Optional.of(name));
        return draft;
    }

    /** What is stored, else the file in force under revision 0. */
    Draft of(String journeyId) {
        return store.find(journeyId).orElseGet(() -> inForce(journeyId));
    }

    /**
     * Saves over the revision the author saw.
     *
     * @throws ProblemException {@code draft-changed-elsewhere} when that is not the latest any more; nothing is changed then
     */
    @Transactional
    Draft save(String journeyId, int seen, BpmnText file, String by) {
        store.lock(journeyId);
        Draft before = of(journeyId);
        requireUnchanged(before, seen, 412);
        Optional<Integer> basedOn = before.revision() == 0 ? before.basedOn() : Optional.empty();
        String name = file.name().isBlank() ? before.name() : file.name().strip();
        Draft after = store.save(journeyId, name, basedOn, file.text(), by);
        changes.tell(by, "journey.draft", journeyId, words(before), words(after));
        return after;
    }

    /** Back to the file in force; a journey that never was disappears. */
    @Transactional
    void discard(String journeyId, String by) {
        store.lock(journeyId);
        Draft before = of(journeyId);
        store.delete(journeyId);
        changes.tell(by, "journey.draft.discard", journeyId, words(before), Optional.empty());
    }

    static void requireUnchanged(Draft draft, int seen, int status) {
        if (draft.revision() != seen) {
            throw new ProblemException(Problem.of(status, "draft-changed-elsewhere")
                    .with("revision", draft.revision())
                    .with("changedBy", draft.changedBy().orElse("-"))
                    .with("changedAt", draft.changedAt().map(Object::toString).orElse("-")));
        }
    }

    private static Optional<String> words(Draft draft) {
        return Optional.of("revision " + draft.revision() + ", " + draft.bpmn().length() + " characters");
    }

    private Draft inForce(String journeyId) {
        return versions.newest(journeyId)
                .map(live -> new Draft(
                        journeyId,
                        BpmnText.read(live.source()).map(BpmnText::name).orElse(journeyId),
                        0,
                        Optional.of(live.number()),
                        Optional.empty(),
                        Optional.empty(),
                        live.source()))
                .orElseThrow(() -> Refused.unknown(journeyId));
    }
}
