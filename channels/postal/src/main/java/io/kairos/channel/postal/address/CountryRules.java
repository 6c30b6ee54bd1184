package io.kairos.channel.postal.address;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a country's addresses look: which postal codes there are, whether a region is needed, and where the code stands.
 *
 * @param code what a postal code looks like; the empty pattern where there are none
 * @param example of a postal code
 * @param needsRegion whether an address without state or province is incomplete
 * @param town the last line but the country; {@code c} code, {@code t} town, {@code r} region
 */
record CountryRules(Pattern code, String example, boolean needsRegion, String town) {

    private static final CountryRules ANY = rules("[A-Za-z0-9][A-Za-z0-9 -]{1,10}", "12345", false, "c t");

    /** After the universal postal union's addressing sheets; codes as of 2026. */
    private static final Map<String, CountryRules> KNOWN = Map.ofEntries(
            Map.entry("FR", rules("\\d{5}", "44000", false, "c T")),
            Map.entry("MC", rules("980\\d{2}", "98000", false, "c T")),
            Map.entry("BE", rules("[1-9]\\d{3}", "1000", false, "c t")),
            Map.entry("LU", rules("\\d{4}", "1009", false, "c t")),
            Map.entry("DE", rules("\\d{5}", "10115", false, "c t")),
            Map.entry("AT", rules("\\d{4}", "1010", false, "c t")),
            Map.entry("CH", rules("[1-9]\\d{3}", "1200", false, "c t")),
            Map.entry("NL", rules("[1-9]\\d{3} ?[A-Z]{2}", "1011 AB", false, "c  t")),
            Map.entry("ES", rules("(0[1-9]|[1-4]\\d|5[0-2])\\d{3}", "28001", false, "c t")),
            Map.entry("PT", rules("\\d{4}-\\d{3}", "1000-001", false, "c t")),
            Map.entry("IT", rules("\\d{5}", "00100", true, "c t r")),
            Map.entry("GB", rules("[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}", "SW1A 1AA", false, "T\nc")),
            Map.entry("IE", rules("[A-Z]\\d[\\dW] ?[A-Z\\d]{4}", "D02 AF30", false, "t\nc")),
            Map.entry("US", rules("\\d{5}(-\\d{4})?", "20500", true, "T r c")),
            Map.entry("CA", rules("[A-Z]\\d[A-Z] ?\\d[A-Z]\\d", "H2X 1Y4", true, "T r  c")),
            Map.entry("DK", rules("\\d{4}", "1050", false, "c t")),
            Map.entry("NO", rules("\\d{4}", "0150", false, "c t")),
            Map.entry("SE", rules("\\d{3} ?\\d{2}", "111 20", false, "c t")),
            Map.entry("FI", rules("\\d{5}", "00100", false, "c t")),
            Map.entry("PL", rules("\\d{2}-\\d{3}", "00-001", false, "c t")));

    static CountryRules of(String country) {
        return KNOWN.getOrDefault(country, ANY);
    }

    private static CountryRules rules(String code, String example, boolean needsRegion, String town) {
        return new CountryRules(Pattern.compile(code), example, needsRegion, town);
    }
}
