package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.Economics;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.timing.Choice;
import io.kairos.timing.channel.ChannelScore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says why a message goes by its channel and not by the others, in reasons and in the scores kept with the decision. */
final class ChannelNotes {
    /** Of a message read so late that less than this is left of its worth, lateness is the reason. */
    private static final double LATE = 0.01;

    private final ProductType type;
    private final ChannelOffering offering;
    private final Choice choice;

    ChannelNotes(ProductType type, ChannelOffering offering, Choice choice) {
        this.type = type;
        this.offering = offering;
        this.choice = choice;
    }

    /** One channel in the scores of a decision. */
    private record Note(String channel, String state, Optional<ChannelScore> score, List<Reason> reasons) {}

    /** The chosen channel, then the others worth a message; empty where the journey names the channel. */
    List<String> ranking() {
        if (!offering.open() || choice.channel().isEmpty()) {
            return List.of();
        }
        List<String> ranking = new ArrayList<>(List.of(choice.channel().get()));
        choice.scores().stream()
                .filter(ChannelScore::worthwhile)
                .map(ChannelScore::channel)
                .filter(channel -> !ranking.contains(channel))
                .forEach(ranking::add);
        return ranking;
    }

    /**
     * The reasons, the chosen channel's first.
     *
     * @param named the channel the journey names, where it does
     * @param handedOver by the chosen channel
     */
    List<Reason> reasons(Optional<String> named, Instant handedOver) {
        List<Reason> reasons = new ArrayList<>();
        if (offering.barred() && choice.channel().isPresent()) {
            reasons.add(Reason.of("channel-none-reaches"));
        }
        named.ifPresent(channel -> reasons.add(new Reason("channel-named", Map.of("channel", channel))));
        notes(Optional.of(handedOver)).forEach(note -> reasons.addAll(note.reasons()));
        return reasons;
    }

    /** The scores as they are stored: every channel with what became of it. */
    List<Map<String, Object>> scores() {
        return notes(Optional.empty()).stream().map(this::json).toList();
    }

    private List<Note> notes(Optional<Instant> handedOver) {
        List<Note> notes = new ArrayList<>();
        for (ChannelScore score : choice.scores()) {
            boolean chosen = choice.channel().filter(score.channel()::equals).isPresent();
            if (chosen) {
                notes.add(0, new Note(score.channel(), "chosen", Optional.of(score), chosen(score, handedOver)));
            } else {
                String state = state(score);
                notes.add(new Note(score.channel(), state, Optional.of(score), List.of(other(state, score))));
            }
        }
        offering.weighed().stream()
                .filter(each -> !offering.offers().channels().isEmpty())
                .filter(each -> choice.scores().stream()
                        .noneMatch(score -> score.channel().equals(each.facts().id())))
                .map(each -> new Note(
                        each.facts().id(),
                        "too-late",
                        Optional.empty(),
                        List.of(late(
                                each.offer().channel(), each.offer().latency().mean()))))
                .forEach(notes::add);
        offering.out().stream()
                .filter(out -> offering.open() || !out.state().equals("unknown"))
                .map(out -> new Note(out.channel(), out.state(), Optional.empty(), List.of(out.why())))
                .forEach(notes::add);
        return notes;
    }

    private static String state(ChannelScore score) {
        if (score.conversion() < LATE * score.offer().effect()) {
            return "too-late";
        }
        return score.worthwhile() ? "less" : "too-dear";
    }

    private List<Reason> chosen(ChannelScore score, Optional<Instant> handedOver) {
        List<Reason> reasons = new ArrayList<>();
        if (offering.open()) {
            boolean only = choice.scores().size() == 1;
            Map<String, String> worth = Map.of(
                    "channel", score.channel(), "value", amount(score.netValue()), "currency", money().currency());
            reasons.add(only ? new Reason("channel-only", worth) : new Reason("channel-best", worth));
        }
        reasons.add(terms(score));
        Optional<HandOver> calendar = offering.terms(score.channel()).flatMap(ChannelTerms.Weighed::handOver);
        if (calendar.isPresent() && handedOver.isPresent()) {
            LocalDate there = calendar.get().thereOn(handedOver.get());
            reasons.add(new Reason(
                    "channel-cut-off",
                    Map.of("handOverAt", handedOver.get().toString(), "thereDate", there.toString())));
        }
        return reasons;
    }

    private Reason terms(ChannelScore score) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("channel", score.channel());
        params.put("effect", number(100 * score.offer().effect(), 1));
        params.put("cost", amount(score.cost()));
        params.put("currency", money().currency());
        params.put("cycle", type.cycle().name().toLowerCase(Locale.ROOT));
        putTime(params, "delay", score.readingDelay());
        putTime(params, "half", money().halfLife());
        return new Reason("channel-terms", params);
    }

    private Reason other(String state, ChannelScore score) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("channel", score.channel());
        params.put("currency", money().currency());
        params.put("value", amount(score.netValue()));
        params.put("cost", amount(score.cost()));
        params.put("brings", amount(score.netValue() + score.cost()));
        params.put("bestAt", score.bestDispatch().toString());
        return switch (state) {
            case "too-late" -> late(score.channel(), score.readingDelay());
            case "too-dear" -> new Reason("channel-too-dear", params);
            default -> new Reason("channel-less", params);
        };
    }

    private static Reason late(String channel, Duration delay) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("channel", channel);
        putTime(params, "delay", delay);
        return new Reason("channel-too-late", params);
    }

    private Map<String, Object> json(Note note) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("channel", note.channel());
        json.put("state", note.state());
        note.score().ifPresent(score -> {
            json.put("value", round(score.netValue(), 4));
            json.put("conversion", round(score.conversion(), 6));
            json.put("effect", score.offer().effect());
            json.put("cost", score.cost());
            json.put("currency", money().currency());
            json.put("bestAt", score.bestDispatch().toString());
            json.put("readingDelay", score.readingDelay().toString());
        });
        json.put("reasons", note.reasons());
        return json;
    }

    private Economics money() {
        return type.messaging().economics();
    }

    private static void putTime(Map<String, String> params, String name, Duration time) {
        if (time.compareTo(Duration.ofMinutes(90)) < 0) {
            params.put(name, String.valueOf(Math.max(1, time.plusSeconds(30).toMinutes())));
            params.put(name + "Unit", "min");
        } else if (time.compareTo(Duration.ofHours(36)) < 0) {
            params.put(name, String.valueOf(time.plusMinutes(30).toHours()));
            params.put(name + "Unit", "h");
        } else {
            params.put(name, String.valueOf(time.plusHours(12).toDays()));
            params.put(name + "Unit", "days");
        }
    }

    private static String amount(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String number(double value, int decimals) {
        return round(value, decimals).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal round(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
