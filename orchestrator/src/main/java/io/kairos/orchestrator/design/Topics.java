package io.kairos.orchestrator.design;

import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.journeys.product.ProductCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What journeys are about so far. */
@Component
class Topics {
    private static final String NEWEST =
            "select distinct on (journey_id) journey_id, source from journey_version order by journey_id, version desc";
    private static final Pattern TOPIC =
            Pattern.compile("name=\"" + Pattern.quote(StepProperties.SEND_TOPIC) + "\"\\s+value=\"([a-z][a-z0-9-]*)\"");
    private static final Pattern RUN =
            Pattern.compile("name=\"" + Pattern.quote(StepProperties.RUN_JOURNEY) + "\"\\s+value=\"([^\"]*)\"");
    private static final Pattern FRENCH = Pattern.compile("name=\"kairos\\.name\\.fr\"\\s+value=\"([^\"]*)\"");

    private final JdbcClient jdbc;
    private final ProductCatalogue products;

    Topics(JdbcClient jdbc, ProductCatalogue products) {
        this.jdbc = jdbc;
        this.products = products;
    }

    private record Newest(String journeyId, String source) {}

    /** Topics of the journeys in force and of the products that follow a purchase. */
    Set<String> all() {
        var topics = new TreeSet<String>();
        newest().forEach(one -> TOPIC.matcher(one.source())
                .results()
                .map(found -> found.group(1))
                .forEach(topics::add));
        products.types().stream()
                .flatMap(type -> type.afterPurchase().stream())
                .flatMap(after -> after.products().stream())
                .forEach(product -> topics.add(product.topic()));
        topics.remove(StepProperties.DERIVED_PRODUCT);
        return topics;
    }

    /** Ids of the journeys in force. */
    Set<String> journeyIds() {
        return newest().stream().map(Newest::journeyId).collect(Collectors.toSet());
    }

    /** Journeys in force, by their names. */
    List<Catalog.Named> journeys(Locale language) {
        return newest().stream()
                .map(one -> new Catalog.Named(one.journeyId(), name(one, language)))
                .toList();
    }

    /** Journeys in force that have their customers enter this one, by their names. */
    List<Catalog.Named> running(String journeyId, Locale language) {
        return newest().stream()
                .filter(one -> RUN.matcher(one.source())
                        .results()
                        .anyMatch(run -> run.group(1).equals(journeyId)))
                .map(one -> new Catalog.Named(one.journeyId(), name(one, language)))
                .toList();
    }

    private static String name(Newest one, Locale language) {
        String english = BpmnText.read(one.source()).map(BpmnText::name).orElse(one.journeyId());
        int process = one.source().indexOf("process ");
        var french = FRENCH.matcher(one.source())
                .region(Math.max(0, process), one.source().length());
        return language.getLanguage().equals("fr") && french.find() ? french.group(1) : english;
    }

    private List<Newest> newest() {
        return jdbc.sql(NEWEST).query(Newest.class).list();
    }
}
