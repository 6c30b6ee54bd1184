package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.ShippedTables;
import io.kairos.journeys.bpmn.TableCompiler;
import io.kairos.journeys.bpmn.TableResult;
import io.kairos.journeys.feel.DecisionTable;
import io.kairos.journeys.feel.DecisionTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where decision tables come from: the shipped files, and over them the files of the operator's folder with the same ids. */
final class TableFiles {
    private TableFiles() {}

    /** @throws JourneyRefusedException when a file of the folder is no table that may be used */
    static DecisionTables read(Optional<Path> folder) {
        Map<String, DecisionTable> tables = new TreeMap<>();
        ShippedTables.all().all().forEach(table -> tables.put(table.id(), table));
        if (folder.isPresent()) {
            try (var own = Files.newDirectoryStream(folder.get(), "*.dmn")) {
                for (var file : own) {
                    var table = compiled(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                    tables.put(table.id(), table);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Decision tables cannot be read: " + e.getMessage(), e);
            }
        }
        return new DecisionTables(tables.values());
    }

    private static DecisionTable compiled(String name, byte[] dmn) {
        var result = TableCompiler.compile(name, dmn);
        if (result instanceof TableResult.Refused refused) {
            throw new JourneyRefusedException(name, refused.problems());
        }
        return ((TableResult.Usable) result).table();
    }
}
