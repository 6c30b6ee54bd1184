package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.timing.Need;
import io.kairos.timing.crosssell.Basket;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a customer has bought, so that what follows a purchase is asked for. */
final class AskedFollowUp {

    @Option(names = "--bought", paramLabel = "DATE=PRODUCT", split = ",", descriptionKey = "bought")
    private List<String> bought = List.of();

    @Option(names = "--offer", paramLabel = "PRODUCT", split = ",", descriptionKey = "offer")
    private List<String> offer = List.of();

    @Option(names = "--ready", paramLabel = "DATE", descriptionKey = "ready")
    private @Nullable String ready;

    /** Empty when nothing was bought. */
    Optional<Need.AfterPurchase> need(String productType) {
        if (bought.isEmpty()) return Optional.empty();
        TreeMap<LocalDate, Set<String>> days = new TreeMap<>();
        for (String each : bought) {
            int equals = each.indexOf('=');
            if (equals < 1 || equals == each.length() - 1)
                throw new StartFailure("timing-bought", Map.of("value", each));
            days.computeIfAbsent(Given.date("--bought", each.substring(0, equals)), day -> new TreeSet<>())
                    .add(each.substring(equals + 1));
        }
        List<Basket> history = days.entrySet().stream()
                .map(day -> new Basket(day.getKey(), day.getValue()))
                .toList();
        LocalDate from = ready == null ? days.lastKey() : Given.date("--ready", ready);
        return Optional.of(new Need.AfterPurchase(productType, history, from, offer, Set.of()));
    }
}
