package io.kairos.timing;

import java.util.EnumSet;
import java.util.Set;

/** Kinds of new context that change a decision. */
public enum Trigger {
    /** This need or, for a rhythm, the product type was bought. */
    PURCHASED,
    /** A purchase the decision rests on was returned or cancelled. */
    RETURNED,
    /** The dates, the party or another searched fact changed. */
    SEARCHED,
    /** The first interest or trigger moved, for instance by a new basket. */
    INTERESTED,
    /** A message was sent, for this need or, with fatigue, for any. */
    MESSAGE_SENT,
    /** A message failed, so that it neither worked nor tired. */
    MESSAGE_FAILED,
    /** Consent was given or withdrawn; a withdrawal ends the plan. */
    CONSENT_CHANGED,
    /** Price or value of the need, cost of a message or the channels on offer changed. */
    ECONOMICS_CHANGED,
    /** The customer's time zone was learnt. */
    ZONE_LEARNT,
    /** Another model came into force. */
    MODEL_REPLACED;

    private static final Set<Trigger> ALWAYS = EnumSet.of(
            PURCHASED, MESSAGE_SENT, MESSAGE_FAILED, CONSENT_CHANGED, ECONOMICS_CHANGED, ZONE_LEARNT, MODEL_REPLACED);

    /** What changes the answer for such a need. */
    static Set<Trigger> of(Need need) {
        EnumSet<Trigger> triggers = EnumSet.copyOf(ALWAYS);
        if (need instanceof Need.Dated) triggers.add(SEARCHED);
        else if (need instanceof Need.Replenished || need instanceof Need.AfterPurchase) triggers.add(RETURNED);
        else triggers.add(INTERESTED);
        return triggers;
    }
}
