package io.kairos.timing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Models of one family by product type and, more particular, by segment within it. Immutable. */
final class Ladder<M> {

    private final Map<String, M> ofType;
    private final Map<Within, M> ofSegment;

    private Ladder(Map<String, M> ofType, Map<Within, M> ofSegment) {
        this.ofType = ofType;
        this.ofSegment = ofSegment;
    }

    static <M> Ladder<M> empty() {
        return new Ladder<>(Map.of(), Map.of());
    }

    Ladder<M> with(String productType, M model) {
        Map<String, M> more = new TreeMap<>(ofType);
        more.put(productType, model);
        return new Ladder<>(Map.copyOf(more), ofSegment);
    }

    Ladder<M> with(String productType, String segment, M model) {
        Map<Within, M> more = new HashMap<>(ofSegment);
        more.put(new Within(productType, segment), model);
        return new Ladder<>(ofType, Map.copyOf(more));
    }

    Optional<M> of(String productType) {
        return Optional.ofNullable(ofType.get(productType));
    }

    Optional<M> of(String productType, Optional<String> segment) {
        return segment.map(name -> ofSegment.get(new Within(productType, name)));
    }

    /** The models of the segments of the product type, by segment. */
    SortedMap<String, M> bySegment(String productType) {
        SortedMap<String, M> models = new TreeMap<>();
        ofSegment.forEach((within, model) -> {
            if (within.productType().equals(productType)) models.put(within.segment(), model);
        });
        return models;
    }

    private record Within(String productType, String segment) {}
}
