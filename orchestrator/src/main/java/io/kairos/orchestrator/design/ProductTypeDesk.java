package io.kairos.orchestrator.design;

import io.kairos.journeys.Problem;
import io.kairos.orchestrator.access.Changes;
import io.kairos.orchestrator.platform.ProblemException;
import io.kairos.orchestrator.product.ProductTypeStore;
import io.kairos.orchestrator.product.ProductTypeVersion;
import io.kairos.orchestrator.product.ProductTypes;
import io.kairos.orchestrator.product.Written;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes product types: a new version each time, in force on this node at once and on the others within a second. */
@Component
class ProductTypeDesk {
    private final ProductTypes types;
    private final ProductTypeStore store;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    ProductTypeDesk(
            ProductTypes types,
            ProductTypeStore store,
            Changes changes,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.types = types;
        this.store = store;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores what was found free of errors.
     *
     * @param seen the version its author saw; 0 for the file's and for a new one
     * @throws ProblemException {@code product-type-changed-elsewhere} when it is not the latest any more; nothing is changed then
     */
    Written save(String id, int seen, Map<String, Object> section, String note, String by) {
        types.refresh();
        Map<String, Object> plain = types.plain(id, section);
        var made = new ProductTypeVersion(id, next(id), plain, note, clock.instant(), by, false);
        transaction.executeWithoutResult(status -> {
            Optional<Written> before = types.find(id);
            if (before.map(Written::version).orElse(0) != seen || !store.add(made)) {
                throw changedElsewhere(id);
            }
            List<FieldChange> differences =
                    FieldChange.between(before.map(Written::section).orElse(Map.of()), plain);
            changes.tell(
                    by,
                    before.isEmpty() ? "product-type.add" : "product-type.change",
                    id,
                    before.map(was -> told(differences, false)),
                    Optional.of(told(differences, true)));
        });
        types.refresh();
        return types.find(id).orElseThrow();
    }

    /**
     * Takes a product type away; its versions are kept, and the id may be used again.
     *
     * @param seen the version its remover saw; 0 for the file's
     * @param refuseIfUsed throws what stands in the way; asked while nobody can open a need, on any node
     * @throws ProblemException {@code product-type-changed-elsewhere} when it is not the latest any more, {@code product-type-last}
     *     when there is no other, {@code product-type-busy} when needs are being opened all the while; nothing is changed then
     */
    void remove(String id, int seen, String by, Runnable refuseIfUsed) {
        transaction.executeWithoutResult(status -> {
            if (!store.lockAlone()) {
                throw new ProblemException(io.kairos.orchestrator.platform.Problem.of(503, "product-type-busy"));
            }
            types.refresh();
            refuseIfUsed.run();
            Written before =
                    types.find(id).filter(one -> one.version() == seen).orElseThrow(() -> changedElsewhere(id));
            if (types.all().size() == 1) {
                throw new ProblemException(io.kairos.orchestrator.platform.Problem.of(409, "product-type-last"));
            }
            var gone = new ProductTypeVersion(id, next(id), before.section(), "", clock.instant(), by, true);
            if (!store.add(gone)) {
                throw changedElsewhere(id);
            }
            changes.tell(by, "product-type.remove", id, Optional.of("version " + seen), Optional.empty());
        });
        types.refresh();
    }

    /** An id that was taken away goes on where it ended. */
    private int next(String id) {
        return 1
                + store.history(id).stream()
                        .findFirst()
                        .map(ProductTypeVersion::version)
                        .orElse(0);
    }

    private ProblemException changedElsewhere(String id) {
        Optional<ProductTypeVersion> last = store.history(id).stream().findFirst();
        return new ProblemException(io.kairos.orchestrator.platform.Problem.of(412, "product-type-changed-elsewhere")
                .with("version", last.map(ProductTypeVersion::version).orElse(0))
                .with("changedBy", last.map(ProductTypeVersion::changedBy).orElse("-"))
                .with("changedAt", last.map(made -> made.changedAt().toString()).orElse("-")));
    }

    private static String told(List<FieldChange> differences, boolean after) {
        return differences.stream()
                .map(change -> change.field() + ": " + (after ? change.to() : change.from()).orElse("-"))
                .collect(Collectors.joining("; "));
    }

    static boolean hasErrors(List<Problem> problems) {
        return problems.stream().anyMatch(Problem::isError);
    }
}
