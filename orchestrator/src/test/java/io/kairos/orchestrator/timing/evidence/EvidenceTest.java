package io.kairos.orchestrator.timing.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.timing.evidence.Line.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
    @TempDir
    Path nothing = Path.of("");

    @Test
    void a_figure_is_good_enough_or_missed_by_its_bounds() {
        assertThat(Bound.atLeast(.35, .357).of(.36)).isEqualTo(Verdict.GOOD);
        assertThat(Bound.atLeast(.35, .357).of(.351)).isEqualTo(Verdict.MUST);
        assertThat(Bound.atLeast(.35, .357).of(.34)).isEqualTo(Verdict.MISSED);
        assertThat(Bound.atMost(2.88, 2.845).of(2.85)).isEqualTo(Verdict.MUST);
        assertThat(Bound.atMost(2.88, 2.845).of(Double.NaN)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void every_test_named_is_there() {
        assertThat(Tested.LINES)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.measured().split(", "))
                        .allSatisfy(test -> assertThat(Path.of(
                                        "../timing-models/src/test/java/io/kairos/timing",
                                        test.replace("`", "") + ".java"))
                                .exists()));
    }

    @Test
    void the_table_that_is_committed_misses_nothing() throws IOException {
        assertThat(Files.readString(Path.of("../docs/timing/evidence.md")))
                .contains("| D1 |", "| R1 |", "| R2 |", "| F1 |", "| X1 |", "| M1 |", "| P1 |")
                .doesNotContain("missed", "not measured");
    }

    @Test
    void a_data_set_that_is_not_there_is_named_not_passed_over() throws IOException {
        assertThat(Evidence.markdown(nothing)).contains("no data: cdnow_sample.csv.gz", "not measured");
    }
}
