package io.kairos.channel.postal.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.Recipient.Postal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostalAddressesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    FR, 44000, , true
                    FR, 4400, , false
                    FR, 2A004, , false
                    BE, 1000, , true
                    BE, 0100, , false
                    DE, 10115, , true
                    DE, D-10115, , false
                    US, 20500, DC, true
                    US, 20500-0003, DC, true
                    US, 20500, , false
                    US, 2050, DC, false
                    GB, SW1A 1AA, , true
                    GB, sw1a1aa, , true
                    GB, 12345, , false
                    CH, 1200, , true
                    CH, 0999, , false
                    ES, 28001, , true
                    ES, 53001, , false
                    IT, 00100, RM, true
                    IT, 00100, , false
                    NL, 1011 AB, , true
                    NL, 1011, , false
                    CA, H2X 1Y4, QC, true
                    JP, 100-0001, , true
                    JP, '', , false
                    """)
    void knows_the_postal_codes_of_a_country(String country, String code, String region, boolean complete) {
        Postal address = address(country, code, region == null ? "" : region);

        assertThat(PostalAddresses.problems(address).isEmpty()).isEqualTo(complete);
    }

    @Test
    void names_each_missing_part_and_quotes_nothing() {
        List<AddressProblem> problems =
                PostalAddresses.problems(new Postal("Ada Secret", List.of(" "), "999", "", "", "FR"));

        assertThat(problems).extracting(AddressProblem::part).containsExactly("street", "city", "postal-code");
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.en()).doesNotContain("Secret", "999");
            assertThat(problem.fr()).doesNotContain("Secret", "999");
        });
        assertThat(problems.get(2).en()).contains("FR, such as 44000");
        assertThat(problems.get(0).fr()).contains("la rue manque");
    }

    @Test
    void without_a_country_nothing_is_known_of_the_code() {
        assertThat(PostalAddresses.problems(new Postal("A", List.of("B 1"), "", "C", "", "")))
                .extracting(AddressProblem::part)
                .containsExactly("country");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FR | FR | 44000 | ''  | 44000 TOWN
                    DE | FR | 10115 | ''  | 10115 Town/GERMANY
                    GB | GB | sw1a 1aa | '' | TOWN/SW1A 1AA
                    US | FR | 20500 | DC  | TOWN DC 20500/UNITED STATES
                    IT | IT | 00100 | RM  | 00100 Town RM
                    NL | NL | 1011 AB | '' | 1011 AB  Town
                    """)
    void writes_the_town_as_the_country_does(String country, String from, String code, String region, String lines) {
        List<String> block = PostalAddresses.block(address(country, code, region), from);

        assertThat(block.subList(0, 2)).containsExactly("Ada Lovelace", "Main Street 1");
        assertThat(block.subList(2, block.size())).containsExactly(lines.split("/", -1));
    }

    private static Postal address(String country, String code, String region) {
        return new Postal("Ada Lovelace", List.of("Main Street 1", ""), code, "Town", region, country);
    }
}
