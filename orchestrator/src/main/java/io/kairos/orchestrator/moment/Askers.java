package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.ProductType;
import io.kairos.timing.Customer;
import io.kairos.timing.CustomerClock;
import io.kairos.timing.EarlierNeed;
import io.kairos.timing.hours.PersonHours;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says to the timing models who is asked for. */
@Component
class Askers {
    private static final String SEGMENT = "segment";

    private final FatigueSetting fatigue;

    Askers(FatigueSetting fatigue) {
        this.fatigue = fatigue;
    }

    /** For a message about something else than the need itself, such as what goes with it: the pace of such needs is not known. */
    Customer customer(MomentQuestion question) {
        var profile = question.customer();
        var past = question.addressee().past();
        var messages = past.messages().stream()
                .filter(at -> !at.isAfter(question.earliest()))
                .toList();
        return new Customer(
                profile.id().toString(),
                new CustomerClock(
                        profile.zone(),
                        CustomerClock.Source.valueOf(profile.zoneSource().name())),
                segment(question),
                Optional.of(fatigue.after(messages, question.earliest())),
                hours(question));
    }

    /** For a message about the need itself. */
    Customer customer(MomentQuestion question, ProductType type) {
        List<EarlierNeed> earlier = question.addressee().past().needs().stream()
                .filter(need -> need.productType().equals(type.id()))
                .map(need -> new EarlierNeed(need.lasted(), need.bought(), need.ahead()))
                .toList();
        return customer(question).having(earlier);
    }

    /** As the need says it, or else the customer's own trait. */
    private static Optional<String> segment(MomentQuestion question) {
        return Optional.ofNullable(question.need().features().get(SEGMENT))
                .or(() -> Optional.ofNullable(question.customer().traits().get(SEGMENT))
                        .filter(String.class::isInstance)
                        .map(String.class::cast))
                .filter(segment -> !segment.isBlank());
    }

    private static Optional<PersonHours> hours(MomentQuestion question) {
        var zone = question.customer().zone();
        var acts = question.addressee().past().acts();
        return acts.isEmpty()
                ? Optional.empty()
                : Optional.of(PersonHours.of(acts.stream()
                        .map(at -> LocalDateTime.ofInstant(at, zone))
                        .toList()));
    }
}
