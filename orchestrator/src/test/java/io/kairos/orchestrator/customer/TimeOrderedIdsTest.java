package io.kairos.orchestrator.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123Z");
    /** As PostgreSQL compares them. */
    private static final Comparator<UUID> BYTES = Comparator.comparing(UUID::toString);

    @Test
    void keys_of_one_millisecond_sort_in_the_order_in_which_they_were_made() {
        var keys = Stream.generate(() -> TimeOrderedIds.next(NOW)).limit(10_000).toList();

        // The counter begins anywhere: once in four million million keys it begins again.
        int turns = (int) IntStream.range(1, keys.size())
                .filter(i -> BYTES.compare(keys.get(i - 1), keys.get(i)) >= 0)
                .count();
        assertThat(turns).isLessThanOrEqualTo(1);
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void a_later_millisecond_sorts_later() {
        var keys = List.of(
                TimeOrderedIds.next(NOW),
                TimeOrderedIds.next(NOW.plusMillis(1)),
                TimeOrderedIds.next(NOW.plusSeconds(9)));

        assertThat(keys).isSortedAccordingTo(BYTES);
    }

    @Test
    void a_key_says_its_version_its_variant_and_its_millisecond() {
        var key = TimeOrderedIds.next(NOW);

        assertThat(key.version()).isEqualTo(7);
        assertThat(key.variant()).isEqualTo(2);
        assertThat(key.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }
}
