package io.kairos.journeys.bpmn;

import java.util.List;

/** Names of the values a marketer sets on the elements of a journey. */
public final class StepProperties {

    /** On the process: {@code need} or {@code purchase}. */
    public static final String ENTRY = "kairos.entry";

    /** On anything: its French name. */
    public static final String NAME_FR = "kairos.name.fr";

    /**
     * On a wait: {@link #BEST_MOMENT}, {@link #DERIVED_PRODUCT}, {@link #DURATION}, {@link #DATE}, {@link #COLLEAGUE} or
     * {@link #CUSTOMER}.
     */
    public static final String WAIT = "kairos.wait";

    /** On a wait for the customer: {@code opened}, {@code clicked} or {@code visited}. */
    public static final String WAIT_FOR = "kairos.wait.for";

    /** On a service task: a channel, or {@link #BEST_CHANNEL}. */
    public static final String SEND_CHANNEL = "kairos.send.channel";

    public static final String SEND_TEMPLATE = "kairos.send.template";
    public static final String SEND_TOPIC = "kairos.send.topic";

    /** On a send step: how late a message may come, as an ISO 8601 duration from {@code PT1M} to {@code P30D}. */
    public static final String LATE_LIMIT = "kairos.late.limit";

    /** On a send step: what a message that is later does, one of {@link #LATE_ACTIONS}. */
    public static final String LATE_THEN = "kairos.late.then";

    /** {@code predict}: a new moment is found; {@code skip}: it is left out; {@code expire}: the customer leaves the journey. */
    public static final List<String> LATE_ACTIONS = List.of("predict", "skip", "expire");

    /** On the flows behind a gateway. */
    public static final String PATH = "kairos.path";

    /** As a path: for all whom no other path takes. */
    public static final String OTHERWISE = "otherwise";

    /** On a flow behind a gateway: the condition in FEEL. */
    public static final String PATH_WHEN = "kairos.path.when";

    /** On a gateway: name of the experiment that deals customers to its flows. */
    public static final String SPLIT = "kairos.split";

    /** On a flow behind such a gateway: percent of the customers. */
    public static final String SPLIT_SHARE = "kairos.split.share";

    /** On a business rule task: id of a decision table. */
    public static final String DECIDE_TABLE = "kairos.decide.table";

    /** On a service task that writes a fact about the customer: its name. */
    public static final String PROFILE_TRAIT = "kairos.profile.trait";

    public static final String PROFILE_VALUE = "kairos.profile.value";

    /** On a step that runs another journey: its id. */
    public static final String RUN_JOURNEY = "kairos.run.journey";

    /** On an end event: {@code converted}, {@code lost}, {@code excluded} or {@code done}. */
    public static final String OUTCOME = "kairos.outcome";

    /** On the gateway that asks for another reminder: how many there are at most, from 1 to 20. */
    public static final String REMIND_MAX = "kairos.remind.max";

    /** On a send step, before a language tag: a message of the step's own, as a file of parts; it stands for the shared one. */
    public static final String SEND_WORDS = "kairos.send.words.";

    /** On a decision: a table of the step's own, as a DMN file; it stands for the shared one. */
    public static final String DECIDE_RULES = "kairos.decide.rules";

    /** Set by the compiler on a {@link Step.Kind#STOP}: {@code purchase} or {@code stop}. */
    public static final String MESSAGE = "kairos.message";

    /** Set by the compiler on a {@link Step.Kind#WAIT}: id of the send step that comes next, where there is one. */
    public static final String SENDS = "kairos.sends";

    /** Sends by the channel that is worth most to this customer at this moment. */
    public static final String BEST_CHANNEL = "best";

    /** Waits until the moment that the timing model predicts for the need. */
    public static final String BEST_MOMENT = "best-moment";

    /** As a wait, a template or a topic: what the next derived product says. */
    public static final String DERIVED_PRODUCT = "derived-product";

    /** Waits so long from the moment the customer comes. */
    public static final String DURATION = "duration";

    /** Waits until days before or after a date of the need. */
    public static final String DATE = "date";

    /** Waits until the customer does something. */
    public static final String CUSTOMER = "customer";

    /** Waits until a colleague answers a question about the customer, or the time for it is over. */
    public static final String COLLEAGUE = "colleague";

    /** On such a wait: the question, 1 to 200 characters. */
    public static final String QUESTION = "kairos.ask.question";

    /** The same for readers of French, where it is another. */
    public static final String QUESTION_FR = "kairos.ask.question.fr";

    /** Message that ends the reminders of a need because it was bought. */
    public static final String PURCHASE_MESSAGE = "purchase";

    /** Message that ends a journey for any other reason: lost, expired, superseded, opted out. */
    public static final String STOP_MESSAGE = "stop";

    private StepProperties() {}
}
