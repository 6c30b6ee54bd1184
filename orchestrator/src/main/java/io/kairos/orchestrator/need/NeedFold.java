package io.kairos.orchestrator.need;

import io.kairos.journeys.product.NeedFacts;
import io.kairos.journeys.product.NeedMatch;
import io.kairos.journeys.product.NeedMatching;
import io.kairos.journeys.product.NeedSignal;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.need.NeedChange.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The open needs of one customer while signals are folded into them, in memory. */
final class NeedFold {
    private final UUID customerId;
    private final Map<UUID, Need> open = new LinkedHashMap<>();
    private final List<NeedChange> changes = new ArrayList<>();

    NeedFold(UUID customerId, List<Need> open) {
        this.customerId = customerId;
        open.forEach(need -> this.open.put(need.id(), need));
    }

    /** What happened, in order. */
    List<NeedChange> changes() {
        return List.copyOf(changes);
    }

    void apply(ProductType type, NeedSignal signal, Instant at) {
        var match = NeedMatching.match(
                type, open.values().stream().map(Need::asOpen).toList(), signal);
        if (match instanceof NeedMatch.SameNeed same) {
            change(type, same.id(), signal.facts(), at, Kind.REFRESHED);
        } else if (match instanceof NeedMatch.SameNeedNewDate same) {
            change(type, same.id(), signal.facts(), at, Kind.REDATED);
        } else if (match instanceof NeedMatch.NewNeed fresh) {
            fresh.supersedes().forEach(id -> close(id, NeedState.SUPERSEDED, Kind.SUPERSEDED, NeedFacts.NONE, at));
            var wanted = (NeedSignal.Wanted) signal;
            var need = fresh(type, wanted.subject(), wanted.facts(), NeedState.OPEN, at);
            open.put(need.id(), need);
            changes.add(new NeedChange(need, Kind.OPENED));
        } else if (match instanceof NeedMatch.Closes closes) {
            boolean won = signal instanceof NeedSignal.Won;
            closes.ids().forEach(id -> {
                if (won) {
                    close(id, NeedState.WON, Kind.WON, signal.facts(), at);
                } else {
                    close(id, NeedState.LOST, Kind.LOST, NeedFacts.NONE, at);
                }
            });
        } else if (signal instanceof NeedSignal.Won won) {
            boughtUnannounced(type, won, at);
        }
    }

    /** A purchase of what nobody had seen coming still deserves what follows a purchase. */
    private void boughtUnannounced(ProductType type, NeedSignal.Won won, Instant at) {
        var need = fresh(type, won.subject().orElse(type.id()), won.facts(), NeedState.WON, at);
        changes.add(new NeedChange(need.closed(NeedState.WON, at), Kind.WON));
    }

    private Need fresh(ProductType type, String subject, NeedFacts facts, NeedState state, Instant at) {
        return new Need(
                customerId,
                UUID.randomUUID(),
                type.id(),
                subject,
                state,
                facts.date(),
                facts.endDate(),
                facts.zone().map(ZoneId::getId),
                facts.value(),
                facts.features(),
                at,
                at,
                type.need().lifetime().expiresAt(at, facts.date(), facts.zone().orElse(ZoneOffset.UTC)),
                Optional.empty());
    }

    private void change(ProductType type, String id, NeedFacts facts, Instant at, Kind kind) {
        var changed = with(type, find(id), facts, at);
        open.put(changed.id(), changed);
        changes.add(new NeedChange(changed, kind));
    }

    private void close(String id, NeedState state, Kind kind, NeedFacts facts, Instant at) {
        var need = find(id);
        open.remove(need.id());
        var value = facts.value().or(need::value);
        var closed = new Need(
                        need.customerId(),
                        need.id(),
                        need.productType(),
                        need.subject(),
                        state,
                        facts.date().or(need::date),
                        facts.endDate().or(need::endDate),
                        facts.zone().map(ZoneId::getId).or(need::zone),
                        value,
                        merged(need.features(), facts.features()),
                        need.openedAt(),
                        need.changedAt(),
                        need.expiresAt(),
                        Optional.empty())
                .closed(state, at);
        changes.add(new NeedChange(closed, kind));
    }

    private static Need with(ProductType type, Need need, NeedFacts facts, Instant at) {
        var date = facts.date().or(need::date);
        var zone = facts.zone().map(ZoneId::getId).or(need::zone);
        return new Need(
                need.customerId(),
                need.id(),
                need.productType(),
                need.subject(),
                need.state(),
                date,
                facts.endDate().or(need::endDate),
                zone,
                facts.value().or(need::value),
                merged(need.features(), facts.features()),
                need.openedAt(),
                at,
                type.need()
                        .lifetime()
                        .expiresAt(at, date, zone.<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC)),
                Optional.empty());
    }

    private static Map<String, String> merged(Map<String, String> before, Map<String, String> now) {
        var all = new HashMap<>(before);
        all.putAll(now);
        return all;
    }

    private Need find(String id) {
        var need = open.get(UUID.fromString(id));
        if (need == null) {
            throw new IllegalStateException("need " + id + " is not open");
        }
        return need;
    }
}
