package io.kairos.channel.email.preflight;

import io.kairos.channel.email.preflight.PreflightFinding.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a sending domain before a launch: SPF (RFC 7208), DKIM (RFC 6376), DMARC and its alignment (RFC 7489), as the large
 * mailbox providers ask of bulk mail. Which servers an SPF record allows is not weighed: only the relay knows its own
 * addresses.
 */
public final class Preflight {

    private static final int MAX_LOOKUPS = 10;
    private static final Pattern LOOKUP =
            Pattern.compile("^[+?~-]?(?:(include):(\\S+)|(?:a|mx|ptr|exists)(?:[:/].*)?)$");

    private final TxtLookup dns;

    public Preflight(TxtLookup dns) {
        this.dns = dns;
    }

    /**
     * What is sent as.
     *
     * @param from domain of the From address
     * @param envelope domain of the bounce address
     * @param dkim domain that signs and its selector, where mails are signed here
     */
    public record Sending(String from, String envelope, Optional<DkimName> dkim) {
        public Sending {
            from = from.toLowerCase(Locale.ROOT);
            envelope = envelope.toLowerCase(Locale.ROOT);
        }
    }

    /** Names a DKIM key. */
    public record DkimName(String domain, String selector) {}

    /** Everything found, the gravest kinds included; none when all is well. */
    public List<PreflightFinding> check(Sending sending) {
        List<PreflightFinding> findings = new ArrayList<>();
        try {
            boolean spf = spf(sending.envelope(), findings);
            boolean dkim = dkim(sending, findings);
            dmarc(sending, spf, dkim, findings);
        } catch (TxtLookup.Unavailable noAnswer) {
            findings.add(PreflightFinding.stop(
                    "dns-unavailable",
                    new Words("The name servers gave no answer.", "Les serveurs de noms n'ont pas répondu."),
                    new Words(
                            "Check this server's DNS, then try again.",
                            "Vérifiez le DNS de ce serveur, puis réessayez.")));
        }
        return findings;
    }

    private boolean spf(String domain, List<PreflightFinding> findings) {
        List<String> records = records(domain, "v=spf1");
        if (records.size() != 1) {
            findings.add(PreflightFinding.stop(
                    records.isEmpty() ? "spf-missing" : "spf-twice",
                    new Words(
                            domain + " has " + records.size() + " SPF records; receivers want exactly one.",
                            domain + " a " + records.size() + " enregistrements SPF ; il en faut exactement un."),
                    new Words(
                            "Publish one TXT record at " + domain + ", such as v=spf1 include:<your relay> -all",
                            "Publiez un seul enregistrement TXT sur " + domain
                                    + ", par exemple v=spf1 include:<votre relais> -all")));
            return false;
        }
        if (records.get(0).matches("(?i).*(^|\\s)\\+?all\\b.*")) {
            findings.add(PreflightFinding.stop(
                    "spf-allows-everybody",
                    new Words(
                            "The SPF record of " + domain + " lets everybody send in its name.",
                            "L'enregistrement SPF de " + domain + " autorise tout le monde à envoyer en son nom."),
                    new Words("End it with -all or ~all.", "Terminez-le par -all ou ~all.")));
            return false;
        }
        if (lookups(records.get(0), 0) > MAX_LOOKUPS) {
            findings.add(PreflightFinding.stop(
                    "spf-too-long",
                    new Words(
                            "The SPF record of " + domain + " needs more than 10 look-ups: receivers give it up.",
                            "L'enregistrement SPF de " + domain
                                    + " demande plus de 10 requêtes : les destinataires l'abandonnent."),
                    new Words("Remove includes that are not used.", "Retirez les include inutilisés.")));
            return false;
        }
        return true;
    }

    /** Counts no further than one too many, whatever strangers publish. */
    private int lookups(String record, int before) {
        int count = before;
        for (String term : record.toLowerCase(Locale.ROOT).split("\\s+")) {
            Matcher lookup = LOOKUP.matcher(term.startsWith("redirect=") ? "include:" + term.substring(9) : term);
            if (count <= MAX_LOOKUPS && lookup.matches()) {
                count++;
                List<String> included = lookup.group(1) == null ? List.of() : records(lookup.group(2), "v=spf1");
                count = included.isEmpty() ? count : lookups(included.get(0), count);
            }
        }
        return count;
    }

    private boolean dkim(Sending sending, List<PreflightFinding> findings) {
        if (sending.dkim().isEmpty()) {
            findings.add(PreflightFinding.warn(
                    "dkim-not-here",
                    new Words(
                            "Mails are not signed here; the relay must sign them.",
                            "Les messages ne sont pas signés ici ; le relais doit les signer."),
                    new Words(
                            "Give a DKIM key, or make sure the relay has one.",
                            "Donnez une clé DKIM, ou assurez-vous que le relais en a une.")));
            return false;
        }
        DkimName key = sending.dkim().get();
        String name = key.selector() + "._domainkey." + key.domain();
        List<String> keys = dns.txt(name).stream()
                .filter(record -> !tag(record, "p").orElse("").isEmpty())
                .toList();
        if (keys.size() != 1) {
            findings.add(PreflightFinding.stop(
                    "dkim-missing",
                    new Words("There is no DKIM key at " + name + ".", "Il n'y a pas de clé DKIM sur " + name + "."),
                    new Words(
                            "Publish there a TXT record v=DKIM1; k=rsa; p=<public key>.",
                            "Publiez-y un enregistrement TXT v=DKIM1; k=rsa; p=<clé publique>.")));
            return false;
        }
        return true;
    }

    private void dmarc(Sending sending, boolean spf, boolean dkim, List<PreflightFinding> findings) {
        Optional<String> policy = dmarcRecord(sending.from());
        if (policy.isEmpty()) {
            findings.add(PreflightFinding.stop(
                    "dmarc-missing",
                    new Words(
                            "There is no DMARC record for " + sending.from() + ".",
                            "Il n'y a pas d'enregistrement DMARC pour " + sending.from() + "."),
                    new Words(
                            "Publish a TXT record at _dmarc." + sending.from() + ", to begin with v=DMARC1; p=none",
                            "Publiez un enregistrement TXT sur _dmarc." + sending.from()
                                    + ", pour commencer v=DMARC1; p=none")));
            return;
        }
        boolean strictDkim = tag(policy.get(), "adkim").filter("s"::equals).isPresent();
        boolean strictSpf = tag(policy.get(), "aspf").filter("s"::equals).isPresent();
        boolean aligned = dkim
                        && sending.dkim()
                                .filter(key -> aligned(sending.from(), key.domain(), strictDkim))
                                .isPresent()
                || spf && aligned(sending.from(), sending.envelope(), strictSpf);
        if (!aligned) {
            findings.add(PreflightFinding.stop(
                    "dmarc-not-aligned",
                    new Words(
                            "Neither the signature nor the bounce address speaks for " + sending.from() + ".",
                            "Ni la signature ni l'adresse de retour ne parlent pour " + sending.from() + "."),
                    new Words(
                            "Sign with d=" + sending.from() + ", or let bounces return to that domain.",
                            "Signez avec d=" + sending.from() + ", ou faites revenir les rejets à ce domaine.")));
        }
        if (tag(policy.get(), "p").filter("none"::equals).isPresent()) {
            findings.add(PreflightFinding.warn(
                    "dmarc-only-watches",
                    new Words(
                            "The DMARC policy is none: others may still send in your name.",
                            "La politique DMARC est none : d'autres peuvent encore envoyer en votre nom."),
                    new Words(
                            "When the reports are clean, go on to p=quarantine.",
                            "Quand les rapports sont bons, passez à p=quarantine.")));
        }
    }

    /** The domain's own record or that of a domain above it that is not a top-level one. */
    private Optional<String> dmarcRecord(String domain) {
        for (String at = domain; at.contains("."); at = at.substring(at.indexOf('.') + 1)) {
            List<String> records = records("_dmarc." + at, "v=dmarc1");
            if (!records.isEmpty()) {
                return records.size() == 1 ? Optional.of(records.get(0)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Without a list of public suffixes, relaxed means: equal, or one below the other. */
    private static boolean aligned(String from, String other, boolean strict) {
        String lower = other.toLowerCase(Locale.ROOT);
        return from.equals(lower) || !strict && (from.endsWith("." + lower) || lower.endsWith("." + from));
    }

    private List<String> records(String name, String version) {
        return dns.txt(name).stream()
                .filter(record ->
                        record.strip().toLowerCase(Locale.ROOT).matches(Pattern.quote(version) + "([\\s;].*)?"))
                .toList();
    }

    private static Optional<String> tag(String record, String name) {
        Matcher tag = Pattern.compile("(?:^|;)\\s*" + name + "\\s*=\\s*([^;]*)", Pattern.CASE_INSENSITIVE)
                .matcher(record);
        return tag.find() ? Optional.of(tag.group(1).strip()) : Optional.empty();
    }
}
