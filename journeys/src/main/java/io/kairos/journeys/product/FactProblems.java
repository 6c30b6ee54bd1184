package io.kairos.journeys.product;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import io.kairos.journeys.product.EventDates.Written;
import java.time.LocalDate;

/** The words for what can be wrong with the facts in an event. */
final class FactProblems {

    static final Text DATE_LEFT_OUT = new Text(
            "The purchase or loss was taken without its dates; correct the date to match it more exactly.",
            "L'achat ou l'abandon a été pris en compte sans ses dates ; corrigez la date pour un rapprochement plus exact.");

    private FactProblems() {}

    static Problem dateUnreadable(Written date) {
        String shown = Scalars.shown(date.text());
        return Problem.error(
                "DATE_UNREADABLE",
                date.at(),
                new Text("'" + shown + "' is not a date.", "« " + shown + " » n'est pas une date."),
                new Text("Write dates as 2026-12-31.", "Écrivez les dates sous la forme 2026-12-31."));
    }

    static Problem dateInThePast(Written date, LocalDate today) {
        String shown = Scalars.shown(date.text());
        return Problem.error(
                "DATE_IN_THE_PAST",
                date.at(),
                new Text(
                        shown + " was already past when the event happened (" + today + ").",
                        "Le " + shown + " était déjà passé au moment de l'événement (" + today + ")."),
                new Text(
                        "Send the date the customer searched for, and the event's own timestamp.",
                        "Envoyez la date recherchée par le client et l'horodatage réel de l'événement."));
    }

    static Problem dateTooFar(Written date, int days) {
        String shown = Scalars.shown(date.text());
        return Problem.error(
                "DATE_TOO_FAR",
                date.at(),
                new Text(
                        shown + " is more than " + days + " days ahead.",
                        "Le " + shown + " est à plus de " + days + " jours."),
                new Text("Check the year of the date.", "Vérifiez l'année de la date."));
    }

    static Problem endBeforeStart(Written end, LocalDate start) {
        String shown = Scalars.shown(end.text());
        return Problem.error(
                "END_BEFORE_START",
                end.at(),
                new Text(
                        "The last day, " + shown + ", is before the first, " + start + ".",
                        "Le dernier jour, " + shown + ", précède le premier, " + start + "."),
                new Text(
                        "Check whether the two dates were swapped.",
                        "Vérifiez si les deux dates ont été interverties."));
    }

    static Problem dateMissing(String at, ProductType type) {
        return Problem.error(
                "DATE_MISSING",
                at,
                new Text(
                        "The event names no date, and a need of '" + type.name().en() + "' depends on it.",
                        "L'événement ne donne aucune date, or un besoin « "
                                + type.name().fr() + " » en dépend."),
                new Text("Send the date in " + at + ".", "Envoyez la date dans " + at + "."));
    }

    static Problem subjectMissing(String at, ProductType type, int longest) {
        return Problem.error(
                "SUBJECT_MISSING",
                at,
                new Text(
                        "The event does not say which " + type.name().en() + " is wanted.",
                        "L'événement ne dit pas quel besoin « " + type.name().fr() + " » il concerne."),
                new Text(
                        "Send it as text of at most " + longest + " characters in " + at + ".",
                        "Envoyez-le sous forme de texte d'au plus " + longest + " caractères dans " + at + "."));
    }

    static Problem valueUnreadable(String at, String text) {
        String shown = Scalars.shown(text);
        return Problem.warning(
                "VALUE_UNREADABLE",
                at,
                new Text(
                        "'" + shown + "' is not an amount; the usual value is used.",
                        "« " + shown + " » n'est pas un montant ; la valeur habituelle est utilisée."),
                new Text("Send a number such as 129.90.", "Envoyez un nombre tel que 129.90."));
    }

    static Problem currencyUnknown(String at, String text) {
        String shown = Scalars.shown(text);
        return Problem.warning(
                "CURRENCY_UNKNOWN",
                at,
                new Text(
                        "'" + shown + "' is not a currency code; it is left out.",
                        "« " + shown + " » n'est pas un code de devise ; il est ignoré."),
                new Text("Send an ISO 4217 code such as EUR.", "Envoyez un code ISO 4217 tel que EUR."));
    }

    static Problem zoneUnknown(String at, String text) {
        String shown = Scalars.shown(text);
        return Problem.warning(
                "ZONE_UNKNOWN",
                at,
                new Text(
                        "'" + shown + "' is not a known time zone; it is left out.",
                        "« " + shown + " » n'est pas un fuseau horaire connu ; il est ignoré."),
                new Text("Send an IANA zone such as Europe/Lisbon.", "Envoyez un fuseau IANA tel que Europe/Lisbon."));
    }
}
