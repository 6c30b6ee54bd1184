package io.kairos.orchestrator.insight;

import io.kairos.journeys.bpmn.CompileResult;
import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.bpmn.JourneyCompiler;
import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.journeys.bpmn.Surroundings;
import io.kairos.journeys.feel.DecisionTables;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The journeys in use, each in its newest version, as its marketer drew it. Every version is read once. */
@Component
class JourneyLibrary {

    private static final String LATEST = """
            select distinct on (journey_id) journey_id, version
              from journey_version order by journey_id, version desc
            """;

    private static final String SOURCE =
            "select source from journey_version where journey_id = :journey and version = :version";

    /** A version of a journey. */
    record Version(String journeyId, int version) {}

    /** @param journey empty when this program cannot read the file any more */
    record Read(Version version, Optional<Journey> journey) {}

    private static final Pattern TEMPLATE =
            Pattern.compile("name=\"" + Pattern.quote(StepProperties.SEND_TEMPLATE) + "\"\\s+value=\"([^\"]*)\"");

    private final JdbcClient jdbc;
    private final DecisionTables tables;
    private final Map<Version, Read> known = new ConcurrentHashMap<>();

    JourneyLibrary(JdbcClient jdbc, DecisionTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    /** By journey id, in its order. */
    Map<String, Read> latest() {
        List<Version> versions = jdbc.sql(LATEST).query(Version.class).list();
        Map<String, Read> journeys = new LinkedHashMap<>();
        versions.forEach(version -> journeys.put(version.journeyId(), known.computeIfAbsent(version, this::read)));
        return journeys;
    }

    /** A version that is or was in force. */
    Optional<Read> version(String journeyId, int version) {
        Version wanted = new Version(journeyId, version);
        boolean there = jdbc.sql("select exists (select 1 from journey_version where journey_id = ? and version = ?)")
                .params(journeyId, version)
                .query(Boolean.class)
                .single();
        return there ? Optional.of(known.computeIfAbsent(wanted, this::read)) : Optional.empty();
    }

    /** The marketer's own file. */
    String source(Version version) {
        return jdbc.sql(SOURCE)
                .param("journey", version.journeyId())
                .param("version", version.version())
                .query(String.class)
                .single();
    }

    private Read read(Version version) {
        String source = source(version);
        var surroundings = new Surroundings(JourneyCompiler.CHANNELS, templatesOf(source), Map.of(), List.of());
        CompileResult result = new JourneyCompiler(surroundings.with(tables))
                .compile(version.journeyId(), source.getBytes(StandardCharsets.UTF_8));
        return new Read(
                version,
                result instanceof CompileResult.Compiled compiled ? Optional.of(compiled.journey()) : Optional.empty());
    }

    /** Its templates were checked when it was launched; one that is gone since must not make the journey unreadable. */
    private static Set<String> templatesOf(String source) {
        return TEMPLATE.matcher(source).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
