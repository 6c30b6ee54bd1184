package io.kairos.orchestrator.timing.cli;

import io.kairos.timing.evaluate.HotelEvaluation;
import io.kairos.timing.evaluate.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kairos timing evaluate hotel}: needs tied to a date, judged on bookings of later arrivals. */
@Command(name = "hotel", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class EvaluateHotelCommand extends Protocol {
    @Option(names = "--train", paramLabel = "FILE", split = ",", required = true, descriptionKey = "train")
    private List<Path> train = List.of();

    @Option(names = "--train-until", paramLabel = "DATE", required = true, descriptionKey = "train-until")
    private String trainUntil = "";

    @Option(names = "--test", paramLabel = "FILE", required = true, descriptionKey = "test")
    private Path test = Path.of("");

    @Option(names = "--from", paramLabel = "DATE", required = true, descriptionKey = "from")
    private String from = "";

    @Option(names = "--to", paramLabel = "DATE", required = true, descriptionKey = "to")
    private String to = "";

    @Option(
            names = "--horizons",
            paramLabel = "DAYS",
            split = ",",
            defaultValue = "30,90,180",
            descriptionKey = "horizons")
    private List<Integer> horizons = List.of();

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "out")
    private Path out = Path.of("");

    @Override
    Metrics run() throws IOException {
        LocalDate until = Given.date("--train-until", trainUntil);
        LocalDate first = Given.date("--from", from);
        LocalDate last = Given.date("--to", to);
        Given.before("--train-until", until, "--from", first);
        Given.inOrder("--from", first, "--to", last);
        var data = new HotelEvaluation.Data(
                Given.files("--train", train),
                until,
                Given.file("--test", test),
                first,
                last,
                Given.horizons("--horizons", horizons));
        return HotelEvaluation.run(HotelEvaluation.Options.of(data, Optional.of(Given.target("--out", out))));
    }
}
