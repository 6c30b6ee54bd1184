package io.kairos.journeys.bpmn;

import io.kairos.journeys.bpmn.TableResult.Usable;
import io.kairos.journeys.feel.DecisionTable;
import io.kairos.journeys.feel.DecisionTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The decision tables that come with Kairos. */
public final class ShippedTables {

    private static final List<String> IDS = List.of("channel");
    private static final DecisionTables ALL =
            new DecisionTables(IDS.stream().map(ShippedTables::table).toList());

    private ShippedTables() {}

    public static DecisionTables all() {
        return ALL;
    }

    /**
     * The file of a table, as it is drawn.
     *
     * @throws IllegalArgumentException when no such table comes with Kairos
     */
    public static byte[] dmn(String id) {
        if (!IDS.contains(id)) {
            throw new IllegalArgumentException("no table '" + id + "' comes with Kairos");
        }
        try (InputStream file = ShippedTables.class.getResourceAsStream("/kairos/tables/" + id + ".dmn")) {
            if (file == null) {
                throw new IllegalStateException("/kairos/tables/" + id + ".dmn is missing from the module");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DecisionTable table(String id) {
        if (TableCompiler.compile(id + ".dmn", dmn(id)) instanceof Usable usable) {
            return usable.table();
        }
        throw new IllegalStateException("the shipped table '" + id + "' is refused");
    }
}
