package io.kairos.timing.crosssell;

import io.kairos.timing.crosssell.Baskets.Entry;
import io.kairos.timing.crosssell.CrossSellTrainer.Settings;
import io.kairos.timing.crosssell.Suggestion.Ranked;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Demand and transitions as known at the end of each day, for replays of the past. Not thread-safe. */
public final class RollingDemand {

    private final NavigableMap<LocalDate, List<Entry>> ahead;
    private final Discoveries discoveries;
    private final Settings settings;
    private Optional<ItemScores> scores = Optional.empty();

    /** @param asOf transitions are counted between the products most bought up to this day */
    public RollingDemand(Baskets baskets, LocalDate asOf, Settings settings) {
        this.ahead = new TreeMap<>(baskets.byDay());
        this.settings = settings;
        this.discoveries = new Discoveries(
                new double[] {settings.halfLifeDays()}, CrossSellTrainer.tracked(ahead.headMap(asOf, true)));
    }

    /** Reads on to the end of this day. */
    public void advance(LocalDate day) {
        NavigableMap<LocalDate, List<Entry>> next = ahead.headMap(day, true);
        for (Map.Entry<LocalDate, List<Entry>> each : next.entrySet()) discoveries.add(each.getKey(), each.getValue());
        next.clear();
        scores = Optional.empty();
    }

    /** See {@link CrossSellModel#rank}. */
    public List<Ranked> rank(Collection<String> lastProducts, Set<String> owned, int count) {
        if (scores.isEmpty()) scores = Optional.of(scores());
        return scores.get().rank(lastProducts, owned, count);
    }

    private ItemScores scores() {
        return new ItemScores(discoveries.shares(0), discoveries::lift, settings.transitionWeight());
    }
}
