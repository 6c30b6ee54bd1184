package io.kairos.journeys.bpmn;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import io.kairos.journeys.bpmn.TableResult.Refused;
import io.kairos.journeys.bpmn.TableResult.Usable;
import io.kairos.journeys.feel.DecisionTable;
import io.kairos.journeys.feel.DecisionTable.HitPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a DMN 1.3 file with one decision table, as Camunda Modeler and dmn-js write it. Like a journey it is data: a closed list of
 * elements, FEEL and nothing else in its cells. Never throws on account of its content.
 */
public final class TableCompiler {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]{0,63}";
    private static final String ID = "[A-Za-z_][A-Za-z0-9_-]{0,63}";
    private static final int MOST_ROWS = 500;

    private TableCompiler() {}

    /** @param file how the person knows the file */
    public static TableResult compile(String file, byte[] dmn) {
        XmlElement definitions;
        try {
            definitions = SecureXml.read(dmn, Namespaces.OF_TABLES);
        } catch (SecureXml.Unreadable e) {
            Problem problem = e.problem;
            return new Refused(List.of(
                    Problem.error(problem.code(), file + ", " + problem.at(), problem.message(), problem.remedy())));
        }
        JourneyProblems problems = new JourneyProblems();
        new ClosedListCheck(problems.all(), ClosedTableList::entry).check(definitions);
        if (problems.hasErrors()) {
            return new Refused(problems.all());
        }
        Optional<DecisionTable> table = read(definitions, problems);
        table.ifPresent(found -> problems.all().addAll(found.check()));
        return problems.hasErrors() || table.isEmpty() ? new Refused(problems.all()) : new Usable(table.get());
    }

    private static Optional<DecisionTable> read(XmlElement definitions, JourneyProblems problems) {
        List<XmlElement> decisions = definitions.children("dmn:decision").toList();
        List<XmlElement> tables = decisions.stream()
                .flatMap(decision -> decision.children("dmn:decisionTable"))
                .toList();
        if (decisions.size() != 1
                || tables.size() != 1
                || !decisions.get(0).id().matches(ID)) {
            problems.simply(
                    "ONE_TABLE",
                    definitions,
                    "The file must hold exactly one decision, with an id and a table.",
                    "Le fichier doit contenir exactement une décision, avec un identifiant et une table.",
                    "Keep one decision table in the file.",
                    "Gardez une seule table de décision dans le fichier.");
            return Optional.empty();
        }
        XmlElement table = tables.get(0);
        definitions.all().forEach(element -> language(element, problems));
        List<String> outputs = outputs(table, problems);
        List<DecisionTable.Rule> rules = table.children("dmn:rule")
                .map(rule -> new DecisionTable.Rule(
                        rule.place(), cells(rule, "dmn:inputEntry"), cells(rule, "dmn:outputEntry")))
                .toList();
        if (rules.isEmpty() || rules.size() > MOST_ROWS) {
            problems.simply(
                    "ROWS",
                    table,
                    "The table has " + rules.size() + " rows.",
                    "La table a " + rules.size() + " lignes.",
                    "Give it 1 to " + MOST_ROWS + " rows.",
                    "Donnez-lui de 1 à " + MOST_ROWS + " lignes.");
        }
        String policy = table.attributes.getOrDefault("hitPolicy", "UNIQUE");
        if (!policy.equals("UNIQUE") && !policy.equals("FIRST")) {
            problems.badProperty(table, "hitPolicy", policy, "UNIQUE | FIRST");
            return Optional.empty();
        }
        List<String> inputs = table.children("dmn:input")
                .flatMap(input -> input.children("dmn:inputExpression"))
                .map(TableCompiler::text)
                .toList();
        String id = decisions.get(0).id();
        return Optional.of(new DecisionTable(
                id,
                decisions.get(0).attributes.getOrDefault("name", id),
                HitPolicy.valueOf(policy),
                inputs,
                outputs,
                rules));
    }

    private static List<String> outputs(XmlElement table, JourneyProblems problems) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        table.children("dmn:output").forEach(output -> {
            String name = output.attributes.getOrDefault("name", "");
            names.add(name);
            if (!name.matches(NAME) || !seen.add(name)) {
                problems.badProperty(output, "name", name, "a-z A-Z 0-9 _");
            }
        });
        if (names.isEmpty()) {
            problems.simply(
                    "NO_OUTPUT",
                    table,
                    "The table decides nothing.",
                    "La table ne décide rien.",
                    "Give it an output column.",
                    "Donnez-lui une colonne de sortie.");
        }
        return names;
    }

    private static void language(XmlElement element, JourneyProblems problems) {
        String language = element.attributes.getOrDefault("expressionLanguage", "feel");
        if (!language.equalsIgnoreCase("feel")) {
            problems.error(
                    "NOT_FEEL",
                    element,
                    new Text(
                            "The cell is written in '" + shortened(language) + "'.",
                            "La case est écrite en « " + shortened(language) + " »."),
                    new Text("Write it in FEEL.", "Écrivez-la en FEEL."));
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static List<String> cells(XmlElement rule, String kind) {
        return rule.children(kind).map(TableCompiler::text).toList();
    }

    private static String text(XmlElement cell) {
        return Stream.of(cell)
                .flatMap(c -> c.children("dmn:text"))
                .map(text -> text.text.toString().strip())
                .findFirst()
                .orElse("");
    }
}
