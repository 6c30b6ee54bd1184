package io.kairos.timing.uplift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The e-mail test of K. Hillstrom (2008): 64,000 customers, three arms by chance. */
class HillstromTest {

    private static final String NOBODY = "No E-Mail";
    private static final String MENS = "Mens E-Mail";
    private static final String WOMENS = "Womens E-Mail";

    private static List<CsvRows.Row> rows = List.of();
    private static List<double[]> features = List.of();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream csv = SharedData.open("hillstrom_email_2008.csv.gz")) {
            // one history segment is quoted for its comma
            String plain = new String(csv.readAllBytes(), UTF_8).replaceAll("\"[^\"\n]*\"", "quoted");
            rows = CsvRows.read(new ByteArrayInputStream(plain.getBytes(UTF_8))).all();
        }
        List<String> zips = levels("zip_code");
        List<String> channels = levels("channel");
        features = rows.stream().map(row -> features(row, zips, channels)).toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "visit, Mens E-Mail, 0.0765896, 0.0033859",
        "visit, Womens E-Mail, 0.0452331, 0.0032345",
        "conversion, Mens E-Mail, 0.006805, 0.0009209",
        "conversion, Womens E-Mail, 0.0031111, 0.0008227",
        "spend, Mens E-Mail, 0.7698272, 0.1452466",
        "spend, Womens E-Mail, 0.4244122, 0.1303329"
    })
    void average_effects(String outcome, String arm, double effect, double error) {
        Effect found = Effect.between(outcomes(outcome, arm), outcomes(outcome, NOBODY));

        assertThat(found.estimate()).isCloseTo(effect, within(1e-6));
        assertThat(found.standardError()).isCloseTo(error, within(1e-6));
        assertThat(found.low()).isLessThan(effect);
    }

    /** Learnt from the even rows, judged on the odd ones. */
    @Test
    void who_is_moved_by_which_message() {
        List<Treated> train = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += 2)
            train.add(new Treated(features.get(i), arm(i), rows.get(i).integer("visit") == 1));

        TLearner learnt = TLearner.fit(train, NOBODY, 1);

        Qini womens = qini(learnt, WOMENS);
        assertThat(womens.coefficient()).isCloseTo(0.0082, within(2e-6));
        assertThat(womens.totalUplift()).isCloseTo(0.045649, within(1e-6));
        assertThat(womens.upliftOfTop(0.3)).isCloseTo(0.0738, within(1e-3));
        Qini mens = qini(learnt, MENS);
        assertThat(mens.coefficient()).isCloseTo(0.001701, within(2e-6));
        assertThat(mens.totalUplift()).isCloseTo(0.078156, within(1e-6));
        assertThat(learnt.report(MENS).rows()).isEqualTo((int)
                train.stream().filter(each -> each.arm().equals(MENS)).count());
        RandomisedPolicy choice = value(i -> learnt.best(features.get(i)));
        assertThat(choice.value()).isCloseTo(0.185035, within(1e-6));
        assertThat(choice.matched()).isEqualTo(10598);
        assertThat(value(i -> MENS).value()).isCloseTo(0.182353, within(1e-6));
        assertThat(value(i -> WOMENS).value()).isCloseTo(0.149847, within(1e-6));
    }

    private static Qini qini(TLearner learnt, String arm) {
        List<Integer> who = new ArrayList<>();
        for (int i = 1; i < rows.size(); i += 2) if (arm(i).equals(arm) || arm(i).equals(NOBODY)) who.add(i);
        double[] predicted = new double[who.size()];
        boolean[] treated = new boolean[predicted.length];
        double[] outcome = new double[predicted.length];
        for (int k = 0; k < predicted.length; k++) {
            int i = who.get(k);
            predicted[k] = learnt.uplift(arm, features.get(i)).estimate();
            treated[k] = arm(i).equals(arm);
            outcome[k] = rows.get(i).integer("visit");
        }
        return Qini.of(predicted, treated, outcome);
    }

    private static RandomisedPolicy value(IntFunction<String> policy) {
        int odd = rows.size() / 2;
        String[] chosen = new String[odd];
        String[] given = new String[odd];
        double[] outcome = new double[odd];
        for (int k = 0; k < odd; k++) {
            int i = 2 * k + 1;
            chosen[k] = policy.apply(i);
            given[k] = arm(i);
            outcome[k] = rows.get(i).integer("visit");
        }
        return RandomisedPolicy.of(chosen, given, outcome);
    }

    private static double[] features(CsvRows.Row row, List<String> zips, List<String> channels) {
        double[] x = new double[5 + zips.size() + channels.size()];
        x[0] = row.integer("recency");
        x[1] = Math.log1p(Double.parseDouble(row.text("history")));
        x[2] = row.integer("mens");
        x[3] = row.integer("womens");
        x[4] = row.integer("newbie");
        x[5 + zips.indexOf(row.text("zip_code"))] = 1;
        x[5 + zips.size() + channels.indexOf(row.text("channel"))] = 1;
        return x;
    }

    private static double[] outcomes(String outcome, String arm) {
        return rows.stream()
                .filter(row -> row.text("segment").equals(arm))
                .mapToDouble(row -> Double.parseDouble(row.text(outcome)))
                .toArray();
    }

    private static List<String> levels(String column) {
        TreeSet<String> levels = new TreeSet<>();
        rows.forEach(row -> levels.add(row.text(column)));
        return List.copyOf(levels);
    }

    private static String arm(int row) {
        return rows.get(row).text("segment");
    }
}
