package io.kairos.orchestrator.insight;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a longer list.
 *
 * @param next where the next page begins; null at the end of the list
 */
record Page<T>(List<T> rows, @Nullable String next) {

    /** Rows on one page. */
    static final int SIZE = 50;

    /** How many rows a query asks for: one more than a page, to know whether another follows. */
    static final int FETCH = SIZE + 1;

    /** The page of up to {@link #FETCH} rows; {@code cursor} names the place of a row. */
    static <T> Page<T> of(List<T> fetched, Function<? super T, String> cursor) {
        if (fetched.size() <= SIZE) {
            return new Page<>(fetched, null);
        }
        List<T> rows = List.copyOf(fetched.subList(0, SIZE));
        return new Page<>(rows, cursor.apply(rows.get(SIZE - 1)));
    }

    <R> Page<R> map(Function<? super T, ? extends R> shown) {
        return new Page<>(rows.stream().<R>map(shown).toList(), next);
    }
}
