package io.kairos.timing.crosssell;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one customer bought on one day.
 *
 * @param day her civil day
 * @param products at least one, in rising order; without what was returned
 */
public record Basket(LocalDate day, Set<String> products) {

    public Basket {
        requireNonNull(day);
        products = Collections.unmodifiableSet(new TreeSet<>(products));
        if (products.isEmpty()) throw new IllegalArgumentException("products of " + day + " must not be empty");
    }
}
