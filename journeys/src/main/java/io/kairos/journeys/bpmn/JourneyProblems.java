package io.kairos.journeys.bpmn;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import java.util.ArrayList;
import java.util.List;

/** Gathers the problems of one journey; one method says one thing, so that a check reads as its rule. */
final class JourneyProblems {

    private final List<Problem> all = new ArrayList<>();

    List<Problem> all() {
        return all;
    }

    boolean hasErrors() {
        return all.stream().anyMatch(Problem::isError);
    }

    void error(String code, XmlElement element, Text message, Text remedy) {
        all.add(Problem.error(code, element.place(), message, remedy));
    }

    void warning(String code, XmlElement element, Text message, Text remedy) {
        all.add(Problem.warning(code, element.place(), message, remedy));
    }

    void badProperty(XmlElement element, String property, String value, String allowed) {
        badProperty(element, property, value, new Text(allowed, allowed));
    }

    void badProperty(XmlElement element, String property, String value, Text allowed) {
        String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        Text label = FieldWords.of(property);
        error(
                "BAD_PROPERTY",
                element,
                new Text(
                        "'" + shown + "' does not fit the field '" + label.en() + "'.",
                        "« " + shown + " » ne convient pas au champ « " + label.fr() + " »."),
                new Text("Set it to " + allowed.en() + ".", "Donnez-lui : " + allowed.fr() + "."));
    }

    void missingProperty(XmlElement element, String property, String code, String allowed) {
        missingProperty(element, property, code, new Text(allowed, allowed));
    }

    void missingProperty(XmlElement element, String property, String code, Text allowed) {
        Text label = FieldWords.of(property);
        error(
                code,
                element,
                new Text(
                        "The field '" + label.en() + "' of this step is empty.",
                        "Le champ « " + label.fr() + " » de cette étape est vide."),
                new Text("Set it to " + allowed.en() + ".", "Donnez-lui : " + allowed.fr() + "."));
    }

    void deadEnd(XmlElement node) {
        error(
                "DEAD_END",
                node,
                new Text("Nothing follows this step.", "Rien ne suit cette étape."),
                new Text(
                        "Connect it to the next step or to an end event.",
                        "Reliez-la à l'étape suivante ou à une fin."));
    }

    void unreachable(XmlElement node) {
        error(
                "UNREACHABLE",
                node,
                new Text("No customer can get to this step.", "Aucun client ne peut atteindre cette étape."),
                new Text("Connect a flow to it or delete it.", "Reliez-y un flux ou supprimez-la."));
    }

    void split(XmlElement node) {
        error(
                "SPLIT",
                node,
                new Text("Several flows leave this step.", "Plusieurs flux quittent cette étape."),
                new Text(
                        "Put an exclusive gateway behind it to choose one way.",
                        "Placez derrière elle une passerelle exclusive pour choisir une voie."));
    }

    void looseFlow(XmlElement flow) {
        error(
                "LOOSE_FLOW",
                flow,
                new Text(
                        "The flow does not join two steps of the same level.",
                        "Le flux ne relie pas deux étapes du même niveau."),
                new Text("Connect both of its ends, or delete it.", "Reliez ses deux extrémités ou supprimez-le."));
    }

    void loopWithoutCap(XmlElement node) {
        error(
                "LOOP_WITHOUT_CAP",
                node,
                new Text("The loop through this step never ends.", "La boucle par cette étape ne finit jamais."),
                new Text(
                        "Lead it through 'Remind up to N times', or through 'Another offer?'.",
                        "Faites-la passer par « Rappeler jusqu'à N fois », ou par « Une autre offre ? »."));
    }

    void loopWithoutWait(XmlElement node) {
        error(
                "LOOP_WITHOUT_WAIT",
                node,
                new Text("The loop through this step never waits.", "La boucle par cette étape n'attend jamais."),
                new Text("Put a timer event into the loop.", "Placez un minuteur dans la boucle."));
    }

    void badGateway(XmlElement gateway) {
        error(
                "GATEWAY_WITHOUT_PATHS",
                gateway,
                new Text(
                        "The flows behind this gateway do not answer one question.",
                        "Les flux derrière cette passerelle ne répondent pas à une même question."),
                new Text(
                        "Choose the paths of one question (worth it or not, again or enough, another offer or none, yes, no or no"
                                + " answer), or give the paths conditions, or shares.",
                        "Choisissez les voies d'une même question (utile ou non, encore ou assez, autre offre ou aucune, oui, non ou"
                                + " pas de réponse), ou donnez aux voies des conditions, ou des parts."));
    }

    void noWayOut(XmlElement process, String message) {
        boolean purchase = message.equals(StepProperties.PURCHASE_MESSAGE);
        error(
                purchase ? "NO_WAY_OUT_ON_PURCHASE" : "NO_WAY_OUT_ON_STOP",
                process,
                new Text(
                        purchase
                                ? "The journey goes on when the customer has bought."
                                : "The journey goes on when the need is gone or the customer opts out.",
                        purchase
                                ? "Le parcours continue alors que le client a acheté."
                                : "Le parcours continue alors que le besoin a disparu ou que le client se désabonne."),
                new Text(
                        "Add an event sub-process started by the message '" + message + "' that leads to an end event.",
                        "Ajoutez un sous-processus événementiel démarré par le message « " + message
                                + " » menant à une fin."));
    }

    void simply(String code, XmlElement element, String en, String fr, String remedyEn, String remedyFr) {
        error(code, element, new Text(en, fr), new Text(remedyEn, remedyFr));
    }
}
