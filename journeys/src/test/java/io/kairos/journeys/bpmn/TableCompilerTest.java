package io.kairos.journeys.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.TableResult.Refused;
import io.kairos.journeys.bpmn.TableResult.Usable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableCompilerTest {

    private static final String SHIPPED = new String(ShippedTables.dmn("channel"), StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "sofa, 1200, , postal",
        "sofa, 900, , email",
        "city-trip, 900, 2, sms",
        "city-trip, 900, 3, email",
        "meal, , , sms",
        "coffee, , , email"
    })
    void the_shipped_table_decides(String type, Integer value, Integer days, String channel) {
        Map<String, Object> need = new HashMap<>(Map.of("product_type", type));
        if (value != null) {
            need.put("value", value);
        }
        if (days != null) {
            need.put("days_to_date", days);
        }

        assertThat(ShippedTables.all().table("channel").orElseThrow().decide(Map.of("need", need)))
                .isEqualTo(Map.of("channel", channel));
    }

    @Test
    void where_only_one_row_may_fit_several_decide_nothing() {
        Usable unique = (Usable) compile(SHIPPED.replace(" hitPolicy=\"FIRST\"", ""));

        assertThat(unique.table().decide(Map.of("need", Map.of("product_type", "coffee"))))
                .isEqualTo(Map.of("channel", "email"));
        assertThat(unique.table().decide(Map.of("need", Map.of("product_type", "meal"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "NOT_FEEL | typeRef=\"number\"> | typeRef=\"number\" expressionLanguage=\"groovy\">",
                "NOT_FEEL | <inputEntry id=\"sms_days\"> | <inputEntry id=\"sms_days\" expressionLanguage=\"juel\">",
                "EXPRESSION | <text>\"sms\"</text> | <text>${execution}</text>",
                "UNKNOWN_VARIABLE | need.product_type | need.produkt_type",
                "UNKNOWN_FUNCTION | <text>\"sms\"</text> | <text>now()</text>",
                "CONDITION_UNREADABLE | <text>[0..2]</text> | <text>[0..</text>",
                "BAD_PROPERTY | hitPolicy=\"FIRST\" | hitPolicy=\"COLLECT\"",
                "BAD_PROPERTY | name=\"channel\" typeRef | name=\"the channel\" typeRef",
                "ROW_INCOMPLETE | <inputEntry id=\"sms_days\"><text>[0..2]</text></inputEntry> | ~~",
                "EXPRESSION | <decisionTable | <literalExpression /><decisionTable",
                "UNKNOWN_ELEMENT | <decision id | <businessKnowledgeModel /><decision id",
                "UNKNOWN_NAMESPACE | <dmndi:DMNDI> | <x:y xmlns:x=\"http://evil.example/\" /><dmndi:DMNDI>",
                "DOCTYPE | <definitions xmlns= | <!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions xmlns="
            })
    void refuses_a_spoilt_table(String code, String from, String to) {
        String spoilt = SHIPPED.replace(from, to);
        assertThat(spoilt).as("the file was spoilt").isNotEqualTo(SHIPPED);

        assertThat(((Refused) compile(spoilt)).problems())
                .extracting(Problem::code)
                .contains(code);
    }

    @Test
    void never_throws_whatever_it_is_given() {
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder(SHIPPED);
            for (int change = 0; change <= random.nextInt(3); change++) {
                int at = random.nextInt(text.length());
                int to = Math.min(text.length(), at + 1 + random.nextInt(40));
                if (random.nextBoolean()) {
                    text.delete(at, to);
                } else {
                    text.insert(random.nextInt(text.length()), text.substring(at, to));
                }
            }
            if (compile(text.toString()) instanceof Usable usable) {
                assertThat(usable.table().decide(Map.of("need", Map.of("value", 1))))
                        .isNotNull();
            }
        }
    }

    private static TableResult compile(String dmn) {
        return TableCompiler.compile("table.dmn", dmn.getBytes(StandardCharsets.UTF_8));
    }
}
