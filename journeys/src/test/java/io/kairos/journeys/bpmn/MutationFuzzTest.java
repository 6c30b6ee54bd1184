package io.kairos.journeys.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.kairos.journeys.bpmn.CompileResult.Compiled;
import io.kairos.journeys.bpmn.CompileResult.Refused;
import io.kairos.journeys.catalogue.Recipes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutationFuzzTest {

    /** {@code -Dkairos.fuzz.cases=33000} makes a hundred thousand of them. */
    private static final int CASES = Integer.getInteger("kairos.fuzz.cases", 700);

    private static final List<String> JOURNEYS = Stream.concat(
                    ShippedJourneys.ids().stream().map(ShippedFiles::text),
                    Recipes.all().stream()
                            .map(recipe -> new String(Recipes.bpmn(recipe.id()).orElseThrow(), StandardCharsets.UTF_8)))
            .toList();
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");
    private static final String[] PIECES = {
        "${x}",
        "#{x}",
        "<bpmn:scriptTask />",
        "<!--",
        "-->",
        "]]>",
        "<![CDATA[",
        "&amp;",
        "&#0;",
        "&x;",
        "\"",
        "'",
        ">",
        "/>",
        "camunda:class=\"x\"",
        "<camunda:executionListener class=\"x\"/>",
        "<!DOCTYPE x>",
        "<?x?>",
        "\u0000",
        "é",
        "xmlns=\"\"",
        "worth",
        "again",
        "kairos.path",
        "kairos.path.when",
        "kairos.split.share",
        "camunda:modelerTemplate=\"kairos.stop.purchase\"",
        "<bpmn:eventBasedGateway id=\"g\" />",
        "value=\"duration\"",
        "id=\"start\"",
        "</bpmn:process>",
        "-1",
        "99999999999999999999"
    };

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 22, 333})
    void never_throws_never_hangs_and_lets_no_expression_through(long seed) {
        Random random = new Random(seed);

        assertTimeoutPreemptively(Duration.ofSeconds(60L + CASES / 20), () -> {
            for (int i = 0; i < CASES; i++) {
                byte[] mutant = mutant(random);
                CompileResult result = ShippedFiles.COMPILER.compile("mutant.bpmn", mutant);
                judge(result);
                if (result instanceof Compiled compiled) {
                    Compiled again = (Compiled) ShippedFiles.COMPILER.compile("mutant.bpmn", mutant);
                    assertThat(again.executableBpmn()).isEqualTo(compiled.executableBpmn());
                    assertThat(again.journey()).isEqualTo(compiled.journey());
                }
            }
        });
    }

    private static void judge(CompileResult result) {
        if (result instanceof Refused refused) {
            assertThat(refused.problems()).isNotEmpty();
            return;
        }
        Matcher expressions =
                EXPRESSION.matcher(new String(((Compiled) result).executableBpmn(), StandardCharsets.UTF_8));
        while (expressions.find()) {
            assertThat(ExecutableExpressions.all()).contains(expressions.group());
        }
    }

    private static byte[] mutant(Random random) {
        StringBuilder text = new StringBuilder(JOURNEYS.get(random.nextInt(JOURNEYS.size())));
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, to));
                default -> text.setCharAt(at, (char) random.nextInt(256));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
