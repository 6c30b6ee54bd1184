package io.kairos.orchestrator.design;

import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says whether something may be launched, and what of. */
@Component
class Launches {
    private final DraftStore drafts;
    private final VersionStore versions;
    private final Findings findings;
    private final ProductCatalogue products;

    Launches(DraftStore drafts, VersionStore versions, Findings findings, ProductCatalogue products) {
        this.drafts = drafts;
        this.versions = versions;
        this.findings = findings;
        this.products = products;
    }

    /** The file an order is about, free of errors, with every warning accepted. */
    BpmnText file(String journeyId, LaunchOrder order) {
        List<String> types = order.productTypes().orElse(List.of());
        requireKnown(types);
        BpmnText file = Refused.file(text(journeyId, order));
        requireGood(journeyId, file, order.accepted(), Set.copyOf(types));
        return file;
    }

    /** Whether what was found good once still is; what it lacks now else. */
    Optional<String> lacks(Launch launch) {
        Set<String> types = Set.copyOf(launch.productTypes().orElse(List.of()));
        Findings.Judged judged = findings.of(launch.journeyId(), Refused.file(launch.source()), types);
        return judged.problems().stream()
                .filter(io.kairos.journeys.Problem::isError)
                .findFirst()
                .map(problem -> problem.code() + " " + problem.at());
    }

    void requireKnown(List<String> types) {
        types.stream().filter(type -> products.type(type).isEmpty()).findFirst().ifPresent(type -> {
            throw new ProblemException(
                    Problem.at(400, "entering-type-unknown", "productTypes").with("id", type));
        });
    }

    private String text(String journeyId, LaunchOrder order) {
        if (order.fromVersion().isPresent()) {
            int version = order.fromVersion().get();
            return versions.find(journeyId, version)
                    .map(VersionStore.Version::source)
                    .orElseThrow(() -> new ProblemException(
                            Problem.at(404, "version-unknown", "fromVersion").with("version", version)));
        }
        Draft draft = drafts.find(journeyId).orElseThrow(() -> missing(journeyId));
        Drafts.requireUnchanged(draft, order.revision().orElseThrow(), 409);
        return draft.bpmn();
    }

    private ProblemException missing(String journeyId) {
        return versions.newest(journeyId).isEmpty()
                ? Refused.unknown(journeyId)
                : new ProblemException(Problem.of(409, "nothing-to-launch"));
    }

    private void requireGood(String journeyId, BpmnText file, List<String> accepted, Set<String> types) {
        Findings.Judged judged = findings.of(journeyId, file, types);
        var read = new HashSet<>(accepted);
        boolean unread = judged.problems().stream().anyMatch(problem -> !read.contains(problem.code()));
        if (judged.hasErrors() || unread) {
            throw new LaunchRefusedException(judged.problems());
        }
    }
}
