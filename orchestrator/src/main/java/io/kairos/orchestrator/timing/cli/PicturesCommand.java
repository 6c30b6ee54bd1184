package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kairos timing pictures}: draws the curves of the shipped models that the guide explains. */
@Command(name = "pictures", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class PicturesCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "out")
    private Path out = Path.of("");

    @Option(names = "--language", paramLabel = "en|fr", defaultValue = "en", descriptionKey = "language")
    private String language = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Locale locale = Locale.forLanguageTag(language);
        ExampleStay stay = ExampleStay.shipped();
        write("hazard.svg", hazard(stay, locale));
        write("value.svg", value(stay, locale));
        write("plan.svg", plan(stay, locale));
        return 0;
    }

    private static String hazard(ExampleStay stay, Locale locale) {
        return new Chart(say("hazard", locale), say("axis-days", locale), say("axis-hazard", locale))
                .line(Arrays.copyOf(stay.days(), stay.hazard().length), stay.hazard())
                .svg();
    }

    private static String value(ExampleStay stay, Locale locale) {
        Chart chart = new Chart(say("value", locale), say("axis-days", locale), say("axis-value", locale))
                .line(stay.days(), stay.value());
        return chart.mark(stay.bestDay(), say("mark-best", locale))
                .mark(stay.searchedDay(), say("mark-search", locale))
                .svg();
    }

    private static String plan(ExampleStay stay, Locale locale) {
        Chart chart = new Chart(say("plan", locale), say("axis-days", locale), say("axis-density", locale))
                .line(stay.days(), stay.density());
        int number = 1;
        for (int day : stay.plan()) chart.mark(day, say("mark-message", locale) + " " + number++);
        return chart.svg();
    }

    private static String say(String key, Locale locale) {
        return new Texts().text("timing.picture." + key, Map.of(), locale);
    }

    private void write(String name, String svg) {
        Path file = out.resolve(name);
        try {
            Files.createDirectories(out);
            Files.writeString(file, svg);
        } catch (IOException failed) {
            throw new StartFailure("timing-target", Map.of("option", "--out", "file", file.toString()), failed);
        }
        PrintWriter print = spec.commandLine().getOut();
        print.println(file);
        print.flush();
    }
}
