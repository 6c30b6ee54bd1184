package io.kairos.channel.email.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.email.preflight.Preflight.DkimName;
import io.kairos.channel.email.preflight.Preflight.Sending;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private static final Sending SENDING =
            new Sending("example.org", "bounce.example.org", Optional.of(new DkimName("example.org", "s1")));
    private final Map<String, List<String>> zone = new HashMap<>(Map.of(
            "bounce.example.org", List.of("google-site-verification=x", "v=spf1 include:relay.example -all"),
            "relay.example", List.of("v=spf1 ip4:192.0.2.0/24 -all"),
            "s1._domainkey.example.org", List.of("v=DKIM1; k=rsa; p=MIIB"),
            "_dmarc.example.org", List.of("v=DMARC1; p=quarantine; rua=mailto:d@example.org")));

    @Test
    void a_domain_in_order_has_no_findings() {
        assertThat(codes(SENDING)).isEmpty();
    }

    @Test
    void each_missing_record_is_named_in_both_languages() {
        zone.clear();

        List<PreflightFinding> findings = check(SENDING);
        assertThat(findings)
                .extracting(PreflightFinding::code)
                .containsExactly("spf-missing", "dkim-missing", "dmarc-missing");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.weight()).isEqualTo(PreflightFinding.Weight.STOP);
            assertThat(finding.problem().french())
                    .isNotEqualTo(finding.problem().english());
            assertThat(finding.remedy().french()).isNotEqualTo(finding.remedy().english());
        });
    }

    @Test
    void two_open_and_endless_spf_records_are_found() {
        zone.put("bounce.example.org", List.of("v=spf1 -all", "v=spf1 ~all"));
        assertThat(codes(SENDING)).containsExactly("spf-twice");
        zone.put("bounce.example.org", List.of("v=spf1 +all"));
        assertThat(codes(SENDING)).containsExactly("spf-allows-everybody");
        zone.put("bounce.example.org", List.of("v=spf1 include:bounce.example.org -all"));
        assertThat(codes(SENDING)).containsExactly("spf-too-long");
    }

    @Test
    void a_revoked_key_counts_as_missing() {
        zone.put("s1._domainkey.example.org", List.of("v=DKIM1; p="));

        assertThat(codes(SENDING)).containsExactly("dkim-missing");
    }

    @Test
    void a_stranger_s_signature_and_bounce_address_do_not_speak_for_us() {
        zone.put("s1._domainkey.relay.example", List.of("v=DKIM1; p=MIIB"));
        Sending strange = new Sending("example.org", "relay.example", Optional.of(new DkimName("relay.example", "s1")));
        assertThat(codes(strange)).containsExactly("dmarc-not-aligned");
    }

    @Test
    void strict_alignment_wants_the_very_domain() {
        zone.put("_dmarc.example.org", List.of("v=DMARC1; p=reject; adkim=s; aspf=s"));
        assertThat(codes(SENDING)).isEmpty();
        zone.put("s1._domainkey.news.example.org", List.of("v=DKIM1; p=MIIB"));
        Sending below =
                new Sending("example.org", "bounce.example.org", Optional.of(new DkimName("news.example.org", "s1")));
        assertThat(codes(below)).containsExactly("dmarc-not-aligned");
    }

    @Test
    void a_policy_that_only_watches_and_a_relay_that_signs_are_warnings() {
        zone.put("_dmarc.example.org", List.of("v=DMARC1; p=none"));
        Sending unsigned = new Sending("example.org", "bounce.example.org", Optional.empty());

        assertThat(check(unsigned))
                .allMatch(finding -> finding.weight() == PreflightFinding.Weight.WARN)
                .extracting(PreflightFinding::code)
                .containsExactly("dkim-not-here", "dmarc-only-watches");
    }

    @Test
    void silence_of_the_name_servers_is_no_absence() {
        Preflight preflight = new Preflight(name -> {
            throw new TxtLookup.Unavailable(name, new IllegalStateException("timeout"));
        });

        assertThat(preflight.check(SENDING)).extracting(PreflightFinding::code).containsExactly("dns-unavailable");
    }

    private List<String> codes(Sending sending) {
        return check(sending).stream().map(PreflightFinding::code).toList();
    }

    private List<PreflightFinding> check(Sending sending) {
        return new Preflight(name -> zone.getOrDefault(name, List.of())).check(sending);
    }
}
