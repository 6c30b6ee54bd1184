package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.dispatch.DispatchQueue;
import io.kairos.orchestrator.engine.JourneyEngine;
import io.kairos.orchestrator.need.NeedChange;
import io.kairos.orchestrator.need.NeedChanges;
import io.kairos.orchestrator.need.NeedState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What needs do to journeys: one opened starts one, one changed re-times those that wait, one won ends them at once,
 * empties the dispatch queue and starts the after-purchase journey, one lost or expired stops them.
 */
@Component
class NeedJourneys implements NeedChanges {
    private static final String PURCHASE = "purchase";
    private static final String STOP = "stop";

    private final EnrolmentLoader loader;
    private final Steps steps;
    private final JourneyStarts starts;
    private final JourneyEngine engine;
    private final DispatchQueue queue;

    NeedJourneys(EnrolmentLoader loader, Steps steps, JourneyStarts starts, JourneyEngine engine, DispatchQueue queue) {
        this.loader = loader;
        this.steps = steps;
        this.starts = starts;
        this.engine = engine;
        this.queue = queue;
    }

    @Override
    public void changed(List<NeedChange> changes) {
        Map<UUID, NeedChange> last = new LinkedHashMap<>();
        changes.forEach(change -> last.merge(change.need().id(), change, NeedJourneys::later));
        var needs = last.values().stream().map(NeedChange::need).toList();
        var inside = loader.insideOf(needs);
        steps.inBatch(inside, batch -> {
            end(inside, last);
            retime(batch, inside, last);
            var running =
                    inside.stream().map(enrolment -> enrolment.need().id()).collect(Collectors.toSet());
            starts.start(batch, last.values(), running);
        });
        cancel(last.values());
    }

    /** A need that was opened and then changed within the same batch is still to be started. */
    private static NeedChange later(NeedChange before, NeedChange now) {
        boolean stillNew = before.kind() == NeedChange.Kind.OPENED && now.need().state() == NeedState.OPEN;
        return stillNew ? new NeedChange(now.need(), NeedChange.Kind.OPENED) : now;
    }

    private void end(List<Enrolment> inside, Map<UUID, NeedChange> changes) {
        var correlations = new ArrayList<JourneyEngine.Correlation>();
        for (var enrolment : inside) {
            var state = change(changes, enrolment).need().state();
            if (state == NeedState.OPEN) {
                continue;
            }
            enrolment
                    .lastMoment()
                    .filter(moment -> moment.state() == Planned.State.WAITING)
                    .ifPresent(moment -> enrolment.replan(moment.in(Planned.State.CANCELLED)));
            correlations.add(new JourneyEngine.Correlation(
                    enrolment.id(), enrolment.instanceId(), state == NeedState.WON ? PURCHASE : STOP));
        }
        engine.correlate(correlations);
    }

    private void retime(EnrolmentBatch batch, List<Enrolment> inside, Map<UUID, NeedChange> changes) {
        var retimes = new ArrayList<JourneyEngine.Retime>();
        for (var enrolment : inside) {
            if (change(changes, enrolment).need().state() == NeedState.OPEN) {
                steps.retime(batch, enrolment)
                        .map(moment -> new JourneyEngine.Retime(
                                enrolment.id(), enrolment.instanceId(), moment.step(), moment.dueAt()))
                        .ifPresent(retimes::add);
            }
        }
        engine.retime(retimes);
    }

    private static NeedChange change(Map<UUID, NeedChange> changes, Enrolment enrolment) {
        var change = changes.get(enrolment.need().id());
        if (change == null) {
            throw new IllegalStateException("enrolment " + enrolment.id() + " has a need nobody asked about");
        }
        return change;
    }

    private void cancel(Collection<NeedChange> changes) {
        for (var state : List.of(NeedState.WON, NeedState.LOST, NeedState.EXPIRED, NeedState.SUPERSEDED)) {
            var closed = changes.stream()
                    .map(NeedChange::need)
                    .filter(need -> need.state() == state)
                    .map(need -> new DispatchQueue.NeedRef(need.customerId(), need.id()))
                    .toList();
            if (!closed.isEmpty()) {
                queue.cancel(closed, Reason.of(state == NeedState.WON ? "bought" : "need-" + state.code()));
            }
        }
    }
}
