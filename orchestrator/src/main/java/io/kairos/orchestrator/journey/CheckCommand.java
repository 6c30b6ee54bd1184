package io.kairos.orchestrator.journey;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.CompileResult;
import io.kairos.journeys.bpmn.CompileResult.Compiled;
import io.kairos.journeys.bpmn.CompileResult.Refused;
import io.kairos.journeys.bpmn.JourneyCompiler;
import io.kairos.journeys.bpmn.ShippedTables;
import io.kairos.journeys.bpmn.Surroundings;
import io.kairos.journeys.bpmn.TableCompiler;
import io.kairos.journeys.bpmn.TableResult;
import io.kairos.journeys.feel.DecisionTable;
import io.kairos.journeys.feel.DecisionTables;
import io.kairos.journeys.message.Form;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.platform.Texts;
import io.kairos.orchestrator.platform.cli.KairosCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kairos check FILE…}: says of journeys and decision tables what would be said when they are put in force, without starting anything. */
@Command(name = "check", resourceBundle = "i18n.journey", mixinStandardHelpOptions = true)
public final class CheckCommand implements KairosCommand {
    private static final int REFUSED = 1;
    private static final long LARGEST = 10_000_000;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "files")
    private List<Path> files = List.of();

    @Option(names = "--channel", paramLabel = "NAME", descriptionKey = "channel")
    private Set<String> channels = Set.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Texts texts = new Texts();

    @Override
    public Integer call() {
        Set<String> known = new HashSet<>(JourneyCompiler.CHANNELS);
        known.addAll(channels);
        var surroundings = new Surroundings(
                known,
                MessageTemplates.load().names(),
                Map.of(),
                ProductCatalogue.shipped().types());
        JourneyCompiler compiler = new JourneyCompiler(surroundings.with(tables()));
        MessageChecks messages =
                new MessageChecks(MessageTemplates.load(), ProductCatalogue.shipped(), CheckCommand::forms);
        long refused = files.stream()
                .filter(file -> isTable(file) ? !isUsable(file) : !passes(file, compiler, messages))
                .count();
        return refused == 0 ? 0 : REFUSED;
    }

    /** Journeys may name the tables that come with Kairos and those that are checked beside them. */
    private DecisionTables tables() {
        List<DecisionTable> all = new ArrayList<>(ShippedTables.all().all());
        files.stream()
                .filter(CheckCommand::isTable)
                .forEach(file -> content(file)
                        .map(dmn -> TableCompiler.compile(file.toString(), dmn))
                        .filter(TableResult.Usable.class::isInstance)
                        .ifPresent(usable -> all.add(((TableResult.Usable) usable).table())));
        return new DecisionTables(all);
    }

    private static boolean isTable(Path file) {
        return String.valueOf(file.getFileName()).endsWith(".dmn");
    }

    private boolean isUsable(Path file) {
        Optional<byte[]> content = content(file);
        if (content.isEmpty()) {
            say("check.unreadable", Map.of("file", file.toString()));
            return false;
        }
        TableResult result = TableCompiler.compile(file.getFileName().toString(), content.get());
        if (result instanceof TableResult.Refused refused) {
            int problems = refused.problems().size();
            say("check.refused", Map.of("file", file.toString(), "problems", Integer.toString(problems)));
            refused.problems().forEach(this::line);
            return false;
        }
        DecisionTable table = ((TableResult.Usable) result).table();
        say(
                "check.table",
                Map.of(
                        "file", file.toString(),
                        "table", table.id(),
                        "rows", Integer.toString(table.rules().size())));
        return true;
    }

    /** As the channels that come with Kairos read templates; of a channel of somebody's own nothing is said. */
    private static Set<Form> forms(String channel) {
        return switch (channel) {
            case "email", "best" -> Set.of(Form.EMAIL);
            case "sms" -> Set.of(Form.SHORT_TEXT);
            case "postal" -> Set.of(Form.LETTER, Form.SHORT_TEXT);
            case "webhook" -> Set.of(Form.EMAIL, Form.SHORT_TEXT);
            default -> Set.of();
        };
    }

    private boolean passes(Path file, JourneyCompiler compiler, MessageChecks messages) {
        Optional<byte[]> content = content(file);
        if (content.isEmpty()) {
            say("check.unreadable", Map.of("file", file.toString()));
            return false;
        }
        CompileResult result = compiler.compile(file.getFileName().toString(), content.get());
        List<Problem> problems = new ArrayList<>();
        boolean good = false;
        if (result instanceof Refused refused) {
            problems.addAll(refused.problems());
        } else if (result instanceof Compiled compiled) {
            List<Problem> lacking = messages.errorsForAnybody(compiled.journey());
            good = lacking.isEmpty();
            problems.addAll(lacking);
            problems.addAll(compiled.warnings());
        }
        if (good && result instanceof Compiled compiled) {
            say(
                    "check.good",
                    Map.of(
                            "file", file.toString(),
                            "journey", compiled.journey().id(),
                            "steps", Integer.toString(compiled.journey().steps().size())));
        } else {
            say("check.refused", Map.of("file", file.toString(), "problems", Integer.toString(problems.size())));
        }
        problems.forEach(this::line);
        return good;
    }

    private void line(Problem problem) {
        Locale language = Locale.getDefault();
        say(
                problem.isError() ? "check.error" : "check.warning",
                Map.of(
                        "at", problem.at(),
                        "message", problem.message().in(language),
                        "remedy", problem.remedy().in(language),
                        "code", problem.code()));
    }

    /** What no journey can be as large as is not read. */
    private static Optional<byte[]> content(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private void say(String key, Map<String, String> params) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(texts.text(key, params, Locale.getDefault()));
        out.flush();
    }
}
