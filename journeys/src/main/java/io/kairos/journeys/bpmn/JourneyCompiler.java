package io.kairos.journeys.bpmn;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.CompileResult.Compiled;
import io.kairos.journeys.bpmn.CompileResult.Refused;
import io.kairos.journeys.bpmn.Journey.Entry;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.xml.ModelException;

/**
 * Turns a marketer's BPMN file into a journey that the engine may run. The file is data: it is read by a secure parser, compared with
 * a closed list of elements and attributes, checked for sense, and written anew with our own constants. Thread-safe.
 */
public final class JourneyCompiler {

    /** Channels that send steps may name. */
    public static final Set<String> CHANNELS = Set.of("email", "sms", "display", "postal", "webhook");

    private final Supplier<Surroundings> surroundings;

    /**
     * @param channels names that {@code kairos.send.channel} may have
     * @param templates names that {@code kairos.send.template} may have, beside {@link StepProperties#DERIVED_PRODUCT}
     */
    public JourneyCompiler(Set<String> channels, Set<String> templates) {
        this(new Surroundings(channels, templates, Map.of(), List.of()).with(ShippedTables.all()));
    }

    /** @param surroundings what journeys may refer to */
    public JourneyCompiler(Surroundings surroundings) {
        this(() -> surroundings);
    }

    /** @param surroundings what journeys may refer to, asked anew for every file */
    public JourneyCompiler(Supplier<Surroundings> surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Compiles one file. Never throws on account of its content.
     *
     * @param name how the person knows the file; stands before the place of a problem with the file itself
     */
    public CompileResult compile(String name, byte[] bpmn) {
        XmlElement definitions;
        try {
            definitions = SecureXml.read(bpmn);
        } catch (SecureXml.Unreadable e) {
            return new Refused(List.of(inFile(name, e.problem)));
        }
        if (!definitions.name.equals("bpmn:definitions")) {
            return new Refused(List.of(inFile(name, FileProblems.notBpmn(definitions.name))));
        }
        JourneyProblems problems = new JourneyProblems();
        new ClosedListCheck(problems.all(), ClosedList::entry).check(definitions);
        if (problems.hasErrors()) {
            return new Refused(problems.all());
        }
        Completion.complete(definitions, problems);
        return Draft.of(definitions, problems)
                .map(draft -> compile(draft, problems))
                .orElseGet(() -> new Refused(problems.all()));
    }

    private CompileResult compile(Draft draft, JourneyProblems problems) {
        Optional<Entry> entry = draft.entry();
        if (entry.isEmpty()) {
            String given = draft.process().properties().getOrDefault(StepProperties.ENTRY, "");
            problems.badProperty(draft.process(), StepProperties.ENTRY, given, "need | purchase");
        }
        Surroundings around = surroundings.get();
        new ShapeCheck(problems).check(draft);
        new StepCheck(problems, around, entry.orElse(Entry.NEED)).check(draft);
        if (problems.hasErrors()) {
            return new Refused(problems.all());
        }
        byte[] executable = ExecutableWriter.write(draft, DrawingCheck.fits(draft, problems));
        if (!isValid(executable)) {
            problems.all().add(FileProblems.notValid());
            return new Refused(problems.all());
        }
        Journey journey = JourneyReader.read(draft, entry.orElseThrow(), problems);
        new SenseCheck(problems, journey.entry(), draft, around.types()).check(draft, journey);
        if (problems.hasErrors()) {
            return new Refused(problems.all());
        }
        List<Problem> warnings = problems.all();
        return new Compiled(journey, executable, warnings);
    }

    private static Problem inFile(String name, Problem problem) {
        return Problem.error(problem.code(), name + ", " + problem.at(), problem.message(), problem.remedy());
    }

    /** What the closed list cannot see, such as the order of elements, the BPMN schema sees. */
    private static boolean isValid(byte[] executable) {
        try {
            Bpmn.validateModel(Bpmn.readModelFromStream(new ByteArrayInputStream(executable)));
            return true;
        } catch (ModelException e) {
            return false;
        }
    }
}
