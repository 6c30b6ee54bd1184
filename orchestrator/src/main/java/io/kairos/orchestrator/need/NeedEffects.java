package io.kairos.orchestrator.need;

import io.kairos.journeys.product.ObservedEvent;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.capture.EventEffects;
import io.kairos.orchestrator.capture.EventRefusedException;
import io.kairos.orchestrator.capture.EventType;
import io.kairos.orchestrator.capture.StoredEvent;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.product.ProductTypes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Folds events into the needs of their customers and passes on what became of them. */
@Component
final class NeedEffects implements EventEffects {
    private final Needs needs;
    private final ProductCatalogue catalogue;
    private final ProductTypes types;
    private final NeedChanges listener;

    NeedEffects(Needs needs, ProductCatalogue catalogue, ProductTypes types, NeedChanges listener) {
        this.needs = needs;
        this.catalogue = catalogue;
        this.types = types;
        this.listener = listener;
    }

    @Override
    public void apply(List<StoredEvent> events) {
        var tracked =
                events.stream().filter(event -> event.type() == EventType.TRACK).toList();
        if (tracked.isEmpty()) {
            return;
        }
        var customers = tracked.stream().map(StoredEvent::customerId).distinct().toList();
        var open = needs.open(customers);
        var changes = folded(tracked, open);
        if (changes.stream().anyMatch(NeedEffects::isNew) && types.keep()) {
            changes = folded(tracked, open);
        }
        store(changes);
    }

    /** A need that was not there before must be of a type that nobody takes away meanwhile, here or on another node. */
    private static boolean isNew(NeedChange change) {
        return change.kind() == NeedChange.Kind.OPENED || change.kind() == NeedChange.Kind.WON;
    }

    private List<NeedChange> folded(List<StoredEvent> tracked, Map<UUID, List<Need>> open) {
        Map<UUID, NeedFold> folds = new LinkedHashMap<>();
        Map<UUID, Problem> refused = new LinkedHashMap<>();
        for (var event : tracked) {
            var fold =
                    folds.computeIfAbsent(event.customerId(), id -> new NeedFold(id, open.getOrDefault(id, List.of())));
            fold(fold, event).ifPresent(problem -> refused.put(event.id(), problem));
        }
        if (!refused.isEmpty()) {
            throw new EventRefusedException(refused);
        }
        return folds.values().stream().flatMap(fold -> fold.changes().stream()).toList();
    }

    /** What is stored is each need's last state; what is told is every step. */
    void store(List<NeedChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<UUID, Need> last = new LinkedHashMap<>();
        var opened = new HashSet<UUID>();
        for (var change : changes) {
            if (last.put(change.need().id(), change.need()) == null && change.kind() == NeedChange.Kind.OPENED) {
                opened.add(change.need().id());
            }
        }
        needs.add(last.values().stream()
                .filter(need -> opened.contains(need.id()))
                .toList());
        needs.save(last.values().stream()
                .filter(need -> !opened.contains(need.id()))
                .toList());
        listener.changed(changes);
    }

    @Override
    public void merged(UUID from, UUID into) {
        // The rows already carry the new key, and nothing is cached between transactions.
    }

    /** An event whose facts cannot be right is refused as a whole: half of it would be worse than none. */
    private Optional<Problem> fold(NeedFold fold, StoredEvent event) {
        var reading = catalogue.read(new ObservedEvent(event.name(), event.occurredAt(), event.properties()));
        var error = reading.problems().stream()
                .filter(io.kairos.journeys.Problem::isError)
                .findFirst();
        if (error.isPresent()) {
            return error.map(NeedEffects::problem);
        }
        for (var signal : reading.signals()) {
            catalogue.type(signal.productType()).ifPresent(type -> fold.apply(type, signal, event.occurredAt()));
        }
        return Optional.empty();
    }

    private static Problem problem(io.kairos.journeys.Problem found) {
        var code = found.code().toLowerCase(Locale.ROOT).replace('_', '-');
        return Problem.at(400, code, "/" + found.at().replace('.', '/'))
                .with("detail.en", found.message().en())
                .with("detail.fr", found.message().fr())
                .with("remedy.en", found.remedy().en())
                .with("remedy.fr", found.remedy().fr());
    }
}
