package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import io.kairos.timing.Choice;
import io.kairos.timing.TimingDecision;
import io.kairos.timing.channel.CutOff;
import io.kairos.timing.crosssell.Suggestion.Ranked;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Turns what the timing models decided into the answer the journeys know. */
@Component
class MomentAnswers {
    private final QuietHoursSetting quietHours;

    MomentAnswers(QuietHoursSetting quietHours) {
        this.quietHours = quietHours;
    }

    /** The channel cannot be in time, or there is none: nothing is sent. */
    MomentAnswer none(ProductType type, MomentQuestion question, ChannelOffering offering) {
        ChannelNotes notes = new ChannelNotes(type, offering, new Choice(Optional.empty(), List.of(), 1, false));
        List<Reason> reasons = new ArrayList<>(List.of(Reason.of("channel-none")));
        reasons.addAll(notes.reasons(Optional.empty(), question.earliest()));
        Map<String, Object> inputs = inputs(question);
        inputs.put("channels", notes.scores());
        return new MomentAnswer(
                false, question.earliest(), Optional.empty(), List.of(), Timing.none(), reasons, inputs);
    }

    /**
     * What the timing models decided.
     *
     * @param hourModel of the hours, where they mattered
     */
    record Decided(TimingDecision decision, Optional<String> hourModel) {}

    MomentAnswer of(ProductType type, MomentQuestion question, ChannelOffering offering, Decided decided) {
        TimingDecision decision = decided.decision();
        Optional<Instant> at = decision.at().map(instant -> handedOver(question, offering, decision, instant));
        Instant due = at.orElse(question.earliest());
        ChannelNotes notes = new ChannelNotes(type, offering, decision.choice());
        List<Reason> reasons = new ArrayList<>();
        decision.why().reasons().stream()
                .filter(reason -> !isSaidHere(reason.code(), decision.choice()) && !isRested(reason))
                .forEach(reason -> reasons.add(new Reason(reason.code(), reason.params())));
        reasons.addAll(notes.reasons(named(question), due));
        Map<String, Object> inputs = inputs(question);
        inputs.put("features", question.need().features());
        predicted(inputs, decision);
        if (!decision.products().isEmpty()) {
            inputs.put("products", offers(decision));
        }
        decided.hourModel().ifPresent(model -> inputs.put("hourModel", model));
        channel(question, decision.choice()).ifPresent(channel -> inputs.put("channel", channel));
        inputs.put("channels", notes.scores());
        if (decision.choice().propensity() < 1) {
            inputs.put("propensity", decision.choice().propensity());
        }
        Optional<String> subject = decision.products().stream().findFirst().map(Ranked::product);
        return new MomentAnswer(at.isPresent(), due, subject, notes.ranking(), timing(decision, at), reasons, inputs);
    }

    /** The first is the one to offer. */
    private static List<Map<String, Object>> offers(TimingDecision decision) {
        return decision.products().stream()
                .map(each -> Map.<String, Object>of("product", each.product(), "share", each.share()))
                .toList();
    }

    /** What the models say of channels in few words is said here in more. */
    private static boolean isSaidHere(String code, Choice choice) {
        return choice.channel().isPresent()
                && (code.equals("channel.chosen") || code.equals("channel.other") || code.equals("limit.readingDelay"));
    }

    /** Who got no message lately is not told how tired they are. */
    private static boolean isRested(io.kairos.timing.Reason reason) {
        return reason.code().equals("pressure.level")
                && reason.params().getOrDefault("level", "").equals("0");
    }

    /** The answer about a day that a rule names. */
    MomentAnswer on(ProductType type, MomentQuestion question, ChannelOffering offering, Choice choice, Rule rule) {
        Optional<ChannelTerms.Weighed> chosen = choice.channel().flatMap(offering::terms);
        Instant at = chosen.flatMap(ChannelTerms.Weighed::handOver)
                .map(calendar -> latest(calendar, rule.at(), question))
                .orElse(rule.at());
        ChannelNotes notes = new ChannelNotes(type, offering, choice);
        List<Reason> reasons = new ArrayList<>(List.of(rule.reason()));
        reasons.addAll(notes.reasons(named(question), at));
        Map<String, Object> inputs = inputs(question);
        channel(question, choice).ifPresent(channel -> inputs.put("channel", channel));
        inputs.put("channels", notes.scores());
        return new MomentAnswer(true, at, Optional.empty(), notes.ranking(), rule.timing(at), reasons, inputs);
    }

    /**
     * A moment that a rule names.
     *
     * @param timing of the instant it is sent at
     */
    record Rule(Instant at, Reason reason, Function<Instant, Timing> timing) {
        Timing timing(Instant sentAt) {
            return timing.apply(sentAt);
        }
    }

    private Instant latest(HandOver calendar, Instant wanted, MomentQuestion question) {
        ZoneId zone = question.customer().zone();
        return calendar.latest(wanted.atZone(zone).toLocalDate(), question.earliest(), quietHours, zone);
    }

    /** An instant planned before stays; a new one is counted back from the day on which the message is best read. */
    private Instant handedOver(MomentQuestion question, ChannelOffering offering, TimingDecision decision, Instant at) {
        if (question.planned().filter(at::equals).isPresent()) {
            return at;
        }
        return decision.choice()
                .channel()
                .flatMap(offering::terms)
                .flatMap(terms -> terms.handOver().map(calendar -> {
                    Instant leaves = terms.offer()
                            .cutOff()
                            .map((CutOff each) -> each.departure(at))
                            .orElse(at);
                    ZoneId zone = question.customer().zone();
                    LocalDate ideal = LocalDate.ofInstant(
                            leaves.plus(terms.offer().latency().mean()), zone);
                    return calendar.latest(ideal, question.earliest(), quietHours, zone);
                }))
                .orElse(at);
    }

    private static Optional<String> named(MomentQuestion question) {
        ChannelsAtHand channels = question.addressee().channels();
        return channels.open()
                ? Optional.empty()
                : channels.here().stream().map(ChannelFacts::id).findFirst();
    }

    private static Optional<String> channel(MomentQuestion question, Choice choice) {
        return choice.channel().or(() -> named(question));
    }

    private static Timing timing(TimingDecision decision, Optional<Instant> at) {
        return new Timing(
                at,
                decision.window().map(window -> window.from()),
                decision.window().map(window -> later(window.to(), at)),
                decision.latestUseful().map(useful -> later(useful, at.map(due -> due.plus(HandOver.MARGIN)))),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(decision.score()),
                OptionalDouble.of(decision.scoreNow()),
                Optional.of(decision.model().toString()),
                Optional.of(decision.fallback().name()));
    }

    private static Instant later(Instant one, Optional<Instant> other) {
        return other.filter(one::isBefore).orElse(one);
    }

    private static Map<String, Object> inputs(MomentQuestion question) {
        var need = question.need();
        var inputs = new HashMap<String, Object>();
        inputs.put("openedAt", need.openedAt().toString());
        need.date().ifPresent(date -> inputs.put("date", date.toString()));
        inputs.put("zone", question.customer().zone().getId());
        inputs.put("messagesLeft", question.messagesLeft());
        inputs.put("sent", question.sent().stream().map(Instant::toString).toList());
        return inputs;
    }

    private static void predicted(Map<String, Object> inputs, TimingDecision decision) {
        if (!decision.plan().isEmpty()) {
            inputs.put("plan", decision.plan().stream().map(Instant::toString).toList());
        }
        var predicted = decision.predicted();
        putInstant(inputs, "q10", predicted.q10());
        putInstant(inputs, "q50", predicted.q50());
        putInstant(inputs, "q90", predicted.q90());
        predicted.probabilityOfNoPurchase().ifPresent(p -> inputs.put("probabilityOfNoPurchase", p));
    }

    private static void putInstant(Map<String, Object> inputs, String name, Optional<Instant> instant) {
        instant.map((Function<Instant, Object>) Instant::toString).ifPresent(text -> inputs.put(name, text));
    }
}
