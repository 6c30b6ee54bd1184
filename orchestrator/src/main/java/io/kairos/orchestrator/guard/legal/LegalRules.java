package io.kairos.orchestrator.guard.legal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** All legal rules, and the zones of countries that keep several hours. */
public final class LegalRules {
    private static final String ANY = "*";

    private final List<LegalRule> rules;
    private final Map<String, Set<ZoneId>> zones;

    LegalRules(List<LegalRule> rules, Map<String, Set<ZoneId>> zones) {
        this.rules = List.copyOf(rules);
        this.zones = Map.copyOf(zones);
    }

    /** The rules that come with the program. */
    public static LegalRules shipped() {
        try (InputStream file = Objects.requireNonNull(
                LegalRules.class.getResourceAsStream("legal-windows.yaml"), "legal-windows.yaml is missing")) {
            return LegalFile.read("legal-windows.yaml", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rules of an own file.
     *
     * @throws IllegalArgumentException naming the field when the file cannot be understood
     */
    public static LegalRules of(Path own) {
        try (InputStream file = Files.newInputStream(own)) {
            return LegalFile.read(own.toString(), file);
        } catch (IOException e) {
            throw new IllegalArgumentException("kairos.guards.legal-windows: the file " + own + " cannot be read", e);
        }
    }

    /** The rule for a message; empty when none is known. The one that names the country goes before the one for any. */
    public Optional<LegalRule> ruleFor(Optional<String> country, String channel, boolean marketing) {
        return country.flatMap(code -> first(code, channel, marketing)).or(() -> first(ANY, channel, marketing));
    }

    /** Whether any rule speaks of this channel. */
    public boolean speakOf(String channel, boolean marketing) {
        return rules.stream().anyMatch(rule -> rule.isAbout(channel, marketing));
    }

    /** The zones of a country that keeps several hours; empty for all others. */
    public Set<ZoneId> zonesOf(String country) {
        return zones.getOrDefault(country, Set.of());
    }

    /** Every rule, as read. */
    public List<LegalRule> all() {
        return rules;
    }

    private Optional<LegalRule> first(String country, String channel, boolean marketing) {
        return rules.stream()
                .filter(rule -> rule.isAbout(channel, marketing))
                .filter(rule -> rule.countries().contains(country))
                .findFirst();
    }
}
