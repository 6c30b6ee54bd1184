package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.crosssell.Suggestion.Ranked;
import io.kairos.timing.model.ModelRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One answer of the engine. Equal answers are equal records, whatever thread gave them.
 *
 * @param moment when to send; empty: do not send
 */
public record TimingDecision(
        Optional<Moment> moment,
        Worth worth,
        PredictedTiming predicted,
        Choice choice,
        Grounds grounds,
        Validity validity) {

    public TimingDecision {
        requireNonNull(moment, "moment is missing");
        requireNonNull(worth, "worth is missing");
        requireNonNull(predicted, "predicted is missing");
        requireNonNull(choice, "choice is missing");
        requireNonNull(grounds, "grounds is missing");
        requireNonNull(validity, "validity is missing");
    }

    /** The same with another account of how it came about. */
    TimingDecision chosenBy(Choice how) {
        return new TimingDecision(moment, worth, predicted, how, grounds, validity);
    }

    public enum Action {
        SEND,
        DO_NOT_SEND
    }

    public Action action() {
        return moment.isPresent() ? Action.SEND : Action.DO_NOT_SEND;
    }

    /** Dispatch instant; present exactly if the action is SEND. */
    public Optional<Instant> at() {
        return moment.map(Moment::at);
    }

    /** See {@link Moment#window()}. */
    public Optional<Window> window() {
        return moment.map(Moment::window);
    }

    /** See {@link Moment#latestUseful()}. */
    public Optional<Instant> latestUseful() {
        return moment.map(Moment::latestUseful);
    }

    /** See {@link Moment#plan()}. */
    public List<Instant> plan() {
        return moment.map(Moment::plan).orElse(List.of());
    }

    /** See {@link Choice#products()}. */
    public List<Ranked> products() {
        return choice.products();
    }

    /** See {@link Worth#chosen()}. */
    public double score() {
        return worth.chosen();
    }

    /** See {@link Worth#atOnce()}. */
    public double scoreNow() {
        return worth.atOnce();
    }

    public Explanation why() {
        return grounds.why();
    }

    public Fallback fallback() {
        return grounds.fallback();
    }

    public ModelRef model() {
        return grounds.model();
    }

    /** Ask again at the latest then. */
    public Instant validUntil() {
        return validity.until();
    }
}
