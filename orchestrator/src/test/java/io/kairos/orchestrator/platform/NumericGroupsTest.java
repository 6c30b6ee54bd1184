package io.kairos.orchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumericGroupsTest {
    @ParameterizedTest
    @CsvSource({"12345.678", "0.0001", "-10000", "99.99", "900", "0.10", "1E+3", "-0.5", "123456789012.34"})
    void means_the_number_it_was_made_of(BigDecimal number) {
        var groups = NumericGroups.of(number);

        var sum = BigDecimal.ZERO;
        for (int i = 0; i < groups.digits().length; i++) {
            assertThat(groups.digits()[i]).isBetween(0, 9999);
            sum = sum.add(BigDecimal.valueOf(groups.digits()[i]).scaleByPowerOfTen(4 * (groups.weight() - i)));
        }
        assertThat(groups.negative() ? sum.negate() : sum).isEqualByComparingTo(number);
        assertThat(groups.scale()).isEqualTo(Math.max(0, number.scale()));
    }

    @Test
    void nothing_has_no_digits() {
        assertThat(NumericGroups.of(new BigDecimal("0.00")).digits()).isEmpty();
    }
}
