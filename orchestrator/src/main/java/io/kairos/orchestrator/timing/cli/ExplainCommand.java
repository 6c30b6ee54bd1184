package io.kairos.orchestrator.timing.cli;

import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.Texts;
import io.kairos.orchestrator.timing.ModelFiles;
import io.kairos.timing.TimingDecision;
import io.kairos.timing.TimingModels;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code kairos timing explain}: the moment for one need, in words or as JSON. */
@Command(name = "explain", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Option(names = "--type", paramLabel = "TYPE", required = true, descriptionKey = "type")
    private String type = "";

    @Option(names = "--model", paramLabel = "FILE", split = ",", descriptionKey = "model")
    private List<Path> files = List.of();

    @Mixin
    private AskedNeed asked = new AskedNeed();

    @Option(names = "--language", paramLabel = "en|fr", descriptionKey = "language")
    private @Nullable String language;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ProductType known = AskedType.find(type);
        TimingModels models = TimingModels.defaults();
        for (Path file : files) {
            models = ModelFiles.place(models, Given.file("--model", file), known.id());
        }
        AskedNeed.Request request = asked.request(known, models);
        TimingDecision decision = models.engine().decide(request.asked());
        Locale locale = language();
        Map<String, Object> answer = Answer.of(decision, request.zone(), locale);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? pretty(answer) : words(decision, request.zone(), locale));
        out.flush();
        return 0;
    }

    private static String words(TimingDecision decision, ZoneId zone, Locale locale) {
        String what = decision.at()
                .map(at -> new Texts()
                        .text("timing.send", Map.of("at", Answer.local(at, zone), "zone", zone.getId()), locale))
                .orElseGet(() -> new Texts().text("timing.do-not-send", Map.of(), locale));
        return what + System.lineSeparator() + decision.why().text(locale);
    }

    private Locale language() {
        if (language == null) return Locale.getDefault();
        if (!language.equals("en") && !language.equals("fr"))
            throw new StartFailure("timing-language", Map.of("value", language));
        return Locale.forLanguageTag(language);
    }

    private static String pretty(Map<String, Object> answer) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(answer);
    }
}
