package io.kairos.timing.crosssell;

import io.kairos.timing.crosssell.Suggestion.Ranked;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.model.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cross-sell in the weeks after a purchase, in two factors. What: {@code share(b) · (1 + ω (lift(b) − 1))}, share(b) the part of b
 * among what customers recently bought for the first time (older purchases fade with a half-life), lift(b) the mean over the last
 * basket's products a of {@code (N_ab / pop_b + κ) / (N_a + κ)}, the transition from a to b in 8 to 42 days shrunk to
 * popularity. ω, half-life: chosen on the training period. When: hazard of a purchase with something new by days since the last.
 * Recent first purchases tell most: what others have just discovered. Holds products, no customers. Immutable and thread-safe.
 *
 * <p>Source: association lift with shrinkage (Brin, Motwani, Ullman, Tsur 1997; Good 1965); recency of demand.
 */
public final class CrossSellModel {

    static final String KIND = "cross-sell";

    /** An offer follows a purchase by so many days at least, unless delivery and first use take longer. */
    public static final int EARLIEST = 8;

    /** And at most. */
    public static final int LATEST = 42;

    private static final int WEEK = 7;
    private static final String DEMAND = "demand";
    private static final String LIFT = "lift";

    private final ItemScores items;
    private final double[] hazard;
    private final ModelFile file;
    private final ModelRef ref;

    private CrossSellModel(ModelFile file, Map<String, Double> share, Map<String, Map<String, Double>> lifts) {
        this.file = file;
        this.ref = file.ref();
        this.items = new ItemScores(
                share,
                (from, to) -> lifts.getOrDefault(from, Map.of()).getOrDefault(to, 1.0),
                file.number("transition-weight"));
        this.hazard = file.numbers("hazard");
        if (hazard.length != LagTable.LONGEST + 1)
            throw new ModelFileException("\"hazard\" must hold " + (LagTable.LONGEST + 1) + " numbers");
    }

    static CrossSellModel of(ModelFile file) {
        Map<String, Double> share = new HashMap<>();
        Map<String, Map<String, Double>> lifts = new HashMap<>();
        for (List<String> row : file.require(KIND).rows()) {
            if (row.get(0).equals(DEMAND) && row.size() == 3)
                share.put(row.get(1), Numbers.parse(row.get(1), row.get(2)));
            else if (row.get(0).equals(LIFT) && row.size() == 4)
                lifts.computeIfAbsent(row.get(1), unseen -> new TreeMap<>())
                        .put(row.get(2), Numbers.parse(row.get(1), row.get(3)));
            else
                throw new ModelFileException(
                        "a row is demand, product, share or lift, product, product, lift, not " + row);
        }
        return new CrossSellModel(file, share, lifts);
    }

    static void demand(ModelFile file, String product, double share) {
        file.row(DEMAND, product, Numbers.format(share));
    }

    static void lift(ModelFile file, String from, String to, double lift) {
        file.row(LIFT, from, to, Numbers.format(lift));
    }

    public ModelRef ref() {
        return ref;
    }

    /** What the training period advised. */
    public CrossSellTrainer.Settings settings() {
        return new CrossSellTrainer.Settings(file.number("half-life-days"), file.number("transition-weight"));
    }

    /**
     * What to offer after the last basket, and when.
     *
     * @param history baskets up to today, at least one; later ones are not read
     * @param unwanted further products not to offer, such as returned ones
     * @param ready first day after delivery and first use; the offer waits for it
     * @param count of products, 1 or more
     */
    public Suggestion suggest(
            Collection<Basket> history, Collection<String> unwanted, LocalDate today, LocalDate ready, int count) {
        if (count < 1) throw new IllegalArgumentException("count must be 1 or more, was " + count);
        Basket last = history.stream()
                .filter(each -> !each.day().isAfter(today))
                .max(Comparator.comparing(Basket::day))
                .orElseThrow(() -> new IllegalArgumentException("history must hold a basket on or before " + today));
        Set<String> owned = new HashSet<>(unwanted);
        for (Basket each : history) if (!each.day().isAfter(today)) owned.addAll(each.products());
        int earliest = EARLIEST;
        for (LocalDate day : List.of(ready, today))
            earliest = (int) Math.max(earliest, Math.min(LATEST, ChronoUnit.DAYS.between(last.day(), day)));
        return new Suggestion(
                last.day().plusDays(earliest),
                last.day().plusDays(best(earliest)),
                last.day().plusDays(LATEST),
                chance(earliest, LATEST),
                rank(last.products(), owned, count));
    }

    /** Products by falling score, without those that are owned. */
    public List<Ranked> rank(Collection<String> lastProducts, Set<String> owned, int count) {
        return items.rank(lastProducts, owned, count);
    }

    /**
     * These products by falling score, for an offer that may only be one of them; those the model never saw bought keep their order at the
     * end, with a share of 0.
     */
    public List<Ranked> rankThese(Collection<String> lastProducts, Collection<String> candidates) {
        return items.rankThese(lastProducts, candidates);
    }

    /** P(a purchase with a new product on the days from..to after the last purchase, given none before). */
    public double chance(int from, int to) {
        double still = 1;
        for (int day = Math.max(1, from); day <= Math.min(to, LagTable.LONGEST); day++) still *= 1 - hazard[day];
        return 1 - still;
    }

    private int best(int earliest) {
        int best = earliest;
        double most = -1;
        double still = 1;
        for (int day = earliest; day <= LATEST; day++) {
            double caught = still * chance(day, day + WEEK - 1);
            if (caught > most + 1e-12) {
                most = caught;
                best = day;
            }
            still *= 1 - hazard[day];
        }
        return best;
    }

    public void writeTo(OutputStream out) throws IOException {
        file.writeTo(out);
    }

    public static CrossSellModel read(InputStream in) throws IOException {
        return of(ModelFile.read(in));
    }
}
