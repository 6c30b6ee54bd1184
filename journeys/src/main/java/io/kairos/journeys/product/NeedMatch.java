package io.kairos.journeys.product;

import java.util.List;

/** Which open need a signal is about. */
public sealed interface NeedMatch {

    /** The customer still wants what they wanted: the need lives on, its subject and facts are refreshed. */
    record SameNeed(String id) implements NeedMatch {}

    /** The same need, now for another date: its moments must be computed again. */
    record SameNeedNewDate(String id) implements NeedMatch {}

    /**
     * A need to open.
     *
     * @param supersedes needs that the new one takes the place of; empty where needs stand side by side
     */
    record NewNeed(List<String> supersedes) implements NeedMatch {
        public NewNeed {
            supersedes = List.copyOf(supersedes);
        }
    }

    /** The needs that a purchase or a loss closes, best match first; never empty. */
    record Closes(List<String> ids) implements NeedMatch {
        public Closes {
            if (ids.isEmpty()) {
                throw new IllegalArgumentException("closes nothing: use NoMatch");
            }
            ids = List.copyOf(ids);
        }
    }

    /** About no open need, and opens none. */
    record NoMatch() implements NeedMatch {}
}
