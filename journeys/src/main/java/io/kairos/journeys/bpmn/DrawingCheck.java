package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that the drawing shows the steps there are; an engine refuses a drawing that does not. */
final class DrawingCheck {

    private DrawingCheck() {}

    /** Whether the drawing may be kept; says why not. A file without any drawing fits. */
    static boolean fits(Draft draft, JourneyProblems problems) {
        List<XmlElement> drawings =
                draft.definitions().children("bpmndi:BPMNDiagram").toList();
        Set<String> ids = draft.process().all().map(XmlElement::id).collect(Collectors.toSet());
        ids.remove("");
        boolean fits = drawings.size() <= 1
                && drawings.stream()
                        .flatMap(XmlElement::all)
                        .allMatch(part -> fits(part, draft.process().id(), ids));
        if (!fits) {
            problems.warning(
                    "DRAWING_LEFT_OUT",
                    draft.process(),
                    new Text(
                            "The drawing shows steps that are not there, or is incomplete; the journey runs without it.",
                            "Le dessin montre des étapes absentes ou est incomplet ; le parcours fonctionne sans lui."),
                    new Text(
                            "Open the journey in the designer and save it again.",
                            "Ouvrez le parcours dans l'éditeur et enregistrez-le de nouveau."));
        }
        return fits;
    }

    private static boolean fits(XmlElement part, String process, Set<String> ids) {
        String shown = part.attributes.getOrDefault("bpmnElement", "");
        return switch (part.name) {
            case "bpmndi:BPMNPlane" -> shown.equals(process);
            case "bpmndi:BPMNShape" -> ids.contains(shown) && hasBounds(part);
            case "bpmndi:BPMNEdge" ->
                ids.contains(shown)
                        && part.children("di:waypoint")
                                        .filter(DrawingCheck::isPlaced)
                                        .count()
                                >= 2;
            default -> true;
        };
    }

    private static boolean hasBounds(XmlElement shape) {
        List<XmlElement> bounds = shape.children("dc:Bounds").toList();
        return bounds.size() == 1
                && isPlaced(bounds.get(0))
                && bounds.get(0).attributes.keySet().containsAll(Set.of("width", "height"));
    }

    private static boolean isPlaced(XmlElement element) {
        return element.attributes.keySet().containsAll(Set.of("x", "y"));
    }
}
