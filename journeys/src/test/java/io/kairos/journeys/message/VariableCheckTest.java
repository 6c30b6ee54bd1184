package io.kairos.journeys.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.journeys.Problem;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariableCheckTest {

    private static final ProvidedVariables GIVEN = new ProvidedVariables(
            Set.of("need.subject", "unsubscribe_url"), Set.of("customer.first_name", "need.date"));

    static List<ProductType> types() {
        return ProductCatalogue.shipped().types();
    }

    @Test
    void a_value_that_nobody_has_is_an_error_with_the_name_that_was_meant() {
        List<Problem> problems = check("{{ need.subjct }}");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.message().en()).contains("'need.subjct'", "Did you mean 'need.subject'?");
            assertThat(problem.message().fr()).contains("Vouliez-vous dire « need.subject » ?");
        });
    }

    @Test
    void a_value_that_some_have_is_a_warning_unless_it_is_tested_or_has_a_default() {
        assertThat(check("{{ customer.first_name }}")).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.code()).isEqualTo("VARIABLE_NOT_FOR_ALL");
        });
        assertThat(check("{{ customer.first_name | default: \"you\" }}")).isEmpty();
        assertThat(check("{% if customer.first_name %}{{ customer.first_name }}{% endif %}"))
                .isEmpty();
    }

    @Test
    void a_question_about_a_value_nobody_has_is_a_warning() {
        assertThat(check("{% if customer.fist_name %}x{% endif %}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isFalse();
                    assertThat(problem.message().en()).contains("customer.first_name");
                });
    }

    @Test
    void a_message_without_the_form_is_an_error() {
        MessageTemplates sms = Drafts.message("--- subject\ns\n--- sms\nx");

        assertThat(sms.check("m", Form.LETTER, GIVEN)).extracting(Problem::code).containsExactly("NO_SUCH_FORM");
    }

    @Test
    void a_root_that_is_not_there_is_refused_at_once_with_the_nearest() {
        assertThatThrownBy(() -> Drafts.message("--- subject\n{{ custmer.name }}\n--- html\nh"))
                .hasMessageContaining("Did you mean 'customer'?");
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_shipped_message_gets_what_it_reads_in_every_form(ProductType type) {
        MessageTemplates shipped = MessageTemplates.load();
        ProvidedVariables given = ProvidedVariables.of(type);
        Stream<String> reminders = Stream.of(1, 2, 3)
                .map(round -> shipped.idFor("reminder", type.id(), round))
                .flatMap(Optional::stream);
        Stream<String> after = type.afterPurchase().stream()
                .flatMap(purchase -> purchase.products().stream())
                .map(product -> product.template());

        assertThat(Stream.concat(reminders, after))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(Form.values())
                        .allSatisfy(form -> assertThat(shipped.check(id, form, given))
                                .filteredOn(Problem::isError)
                                .isEmpty()));
    }

    private static List<Problem> check(String text) {
        return Drafts.message("--- subject\ns\n--- html\n" + text).check("m", Form.EMAIL, GIVEN);
    }
}
