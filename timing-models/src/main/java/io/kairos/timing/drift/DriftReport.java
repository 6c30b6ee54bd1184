package io.kairos.timing.drift;

import java.util.Comparator;
import java.util.List;

/**
 * What a monitor found.
 *
 * @param level the worst of the findings
 * @param findings every comparison made, the worst first
 */
public record DriftReport(DriftLevel level, List<Finding> findings) {

    static DriftReport of(List<Finding> findings) {
        List<Finding> ordered = findings.stream()
                .sorted(Comparator.comparing(Finding::level)
                        .reversed()
                        .thenComparing(Finding::subject)
                        .thenComparing(Finding::measure))
                .toList();
        return new DriftReport(
                ordered.isEmpty() ? DriftLevel.OK : ordered.get(0).level(), ordered);
    }

    /** The findings that are not OK, in numbers. */
    public List<String> reasons() {
        return findings.stream()
                .filter(each -> each.level() != DriftLevel.OK)
                .map(Finding::text)
                .toList();
    }

    /** The finding of this subject and measure; fails, naming those there are, for any other. */
    public Finding finding(String subject, String measure) {
        return findings.stream()
                .filter(each -> each.subject().equals(subject) && each.measure().equals(measure))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no finding " + subject + " " + measure + " in "
                        + findings.stream().map(Finding::text).toList()));
    }
}
