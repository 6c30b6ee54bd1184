package io.kairos.channel.email.inbound;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether an address is gone for good. Hard are the permanent codes of RFC 3463 that say so about mailbox or domain; where
 * the code is general, the words decide. Full mailboxes, policy and everything doubtful are soft: an address given up by
 * mistake is never written to again.
 */
final class Severity {

    private static final Pattern GONE_CODE = Pattern.compile("5\\.(1\\.(1|2|3|6|10)|2\\.1|4\\.310|4\\.4)");
    private static final Pattern SENDER_CODE = Pattern.compile("5\\.1\\.[789]");
    private static final Pattern FULL = words("over ?quota|quota (is )?exceeded|exceeded .{0,40}(quota|storage)"
            + "|mailbox (is )?full|(inbox|mailbox) .{0,20}full|(out of|insufficient|not enough) .{0,20}(storage|space)"
            + "|bo.te .{0,60}(pleine|satur)|quota d.pass");
    private static final Pattern GONE = words("no such (user|recipient|mailbox|person|address|account)"
            + "|unknown (user|recipient|mailbox|address|account|local)"
            + "|(user|recipient|mailbox|account|address|domain)\\b.{0,80}(unknown|not found|(does not|doesn.t|n't) exist"
            + "|not exist|disabled|deactivated|no longer (available|active|valid)|not listed|n.existe pas|inconnue?\\b|invalide)"
            + "|(invalid|bad) (recipient|mailbox|address|destination)|(utilisateur|destinataire|adresse) (est )?(inconnu|invalide)"
            + "|mailbox unavailable|not listed in|doesn.t have an? .{0,40}account|no mailbox here|unrouteable address"
            + "|host (or domain name )?not found|couldn.t find any host|recipientnotfound|null ?mx"
            + "|recipient address rejected: access denied|n.existe pas|unbekannt");
    private static final Pattern NO_USER = words(
            "(user|recipient|mailbox) (is )?(unknown|not found)|unknown (user|recipient)|no such (user|recipient)");
    private static final Pattern POLICY =
            words("spam|black ?list|block ?list|\\bblocked|policy|reputation|dmarc|\\bspf\\b"
                    + "|dkim|authentica|\\bsender\\b|greylist|virus|content rejected|too many|rate limit");

    private Severity() {}

    static boolean isHard(String status, String diagnosis) {
        boolean permanent = status.isEmpty() || status.startsWith("5");
        if (!permanent
                || FULL.matcher(diagnosis).find()
                || SENDER_CODE.matcher(status).matches()) {
            return false;
        }
        if (GONE_CODE.matcher(status).matches()) {
            return true;
        }
        if (status.startsWith("5.7.") || POLICY.matcher(diagnosis).find()) {
            return NO_USER.matcher(diagnosis).find()
                    && !diagnosis.toLowerCase(Locale.ROOT).contains("sender");
        }
        return status.equals("5.1.0") || GONE.matcher(diagnosis).find();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
    }
}
