package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.model.ModelRef;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a decision rests on.
 *
 * @param missing what would have allowed a more personal model
 */
public record Grounds(Explanation why, Fallback fallback, Set<Missing> missing, ModelRef model) {

    public Grounds {
        requireNonNull(why, "why is missing");
        requireNonNull(fallback, "fallback is missing");
        requireNonNull(model, "model is missing");
        missing = missing.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(missing));
    }

    static Grounds of(List<Reason> reasons, Outlook.Basis basis) {
        return new Grounds(new Explanation(reasons), basis.fallback(), basis.missing(), basis.model());
    }
}
