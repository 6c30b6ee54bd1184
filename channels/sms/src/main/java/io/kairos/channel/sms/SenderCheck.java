package io.kairos.channel.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.kairos.channel.sms.SmsSettings.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a sender may be used for marketing to a country, asked before anything is sent. */
public final class SenderCheck {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    /** Networks there pass no names, or replace them. */
    private static final Set<String> NO_NAMES =
            Set.of("US", "CA", "PR", "BE", "CN", "MX", "BR", "AR", "CO", "CL", "ZA", "MY");

    private SenderCheck() {}

    /** What speaks against a sender. */
    public enum Problem {
        FRENCH_MOBILE(
                "a French mobile number (06, 07) must not send automated messages; use a name, a short code or a number"
                        + " in a range meant for it",
                "un numéro mobile français (06, 07) ne peut pas envoyer de messages automatiques ; utilisez un nom, un"
                        + " numéro court ou un numéro d'une tranche prévue pour cela"),
        NO_NAMES_THERE(
                "the country's networks pass no sender names; use a number, a short code or a messaging service",
                "les réseaux de ce pays ne transmettent pas de nom d'expéditeur ; utilisez un numéro, un numéro court ou"
                        + " un service d'envoi"),
        NO_REPLY(
                "customers cannot answer STOP to a name: the text must offer another way to stop",
                "les clients ne peuvent pas répondre STOP à un nom : le texte doit proposer un autre moyen d'arrêter"),
        OTHER_COUNTRY(
                "a US or Canadian customer is reached only from a number of the US or Canada",
                "un client aux États-Unis ou au Canada n'est joint que depuis un numéro de ces pays"),
        NOT_A_NUMBER("the sender is no valid number", "l'expéditeur n'est pas un numéro valide");

        private final String english;
        private final String french;

        Problem(String english, String french) {
            this.english = english;
            this.french = french;
        }

        /** The problem and what to do, in plain words. */
        public String in(Locale locale) {
            return locale.getLanguage().equals("fr") ? french : english;
        }

        /** Whether nothing may be sent; otherwise it is a thing to mind. */
        public boolean stops() {
            return this != NO_REPLY;
        }
    }

    /**
     * What speaks against the sender; a messaging service picks its sender itself and passes.
     *
     * @param country of the customers, two letters as in ISO 3166
     */
    public static List<Problem> of(Sender sender, String country) {
        List<Problem> problems = new ArrayList<>();
        if (sender.isService() || sender.isShortCode()) {
            return problems;
        }
        if (!sender.isNumber()) {
            problems.add(NO_NAMES.contains(country) ? Problem.NO_NAMES_THERE : Problem.NO_REPLY);
            return problems;
        }
        try {
            PhoneNumber number = LIBRARY.parse(sender.value(), null);
            String home = String.valueOf(LIBRARY.getRegionCodeForNumber(number));
            if (!LIBRARY.isValidNumber(number)) {
                problems.add(Problem.NOT_A_NUMBER);
            } else if (country.equals("FR") && isFrenchMobile(number, home)) {
                problems.add(Problem.FRENCH_MOBILE);
            } else if (isNorthAmerica(country) && !isNorthAmerica(home)) {
                problems.add(Problem.OTHER_COUNTRY);
            }
        } catch (NumberParseException wrong) {
            problems.add(Problem.NOT_A_NUMBER);
        }
        return problems;
    }

    private static boolean isFrenchMobile(PhoneNumber number, String home) {
        String national = String.valueOf(number.getNationalNumber());
        return home.equals("FR") && (national.startsWith("6") || national.startsWith("7"));
    }

    private static boolean isNorthAmerica(String country) {
        return country.equals("US") || country.equals("CA");
    }
}
