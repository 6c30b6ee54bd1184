package io.kairos.channel.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.kairos.channel.spi.Recipient;
import java.util.Locale;
import java.util.Optional;

/** Reads telephone numbers as customers write them, by Google's libphonenumber. */
public final class PhoneNumbers {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final String UNKNOWN_REGION = "ZZ";

    private PhoneNumbers() {}

    /** What a text turned out to be. */
    public sealed interface Reading {

        /**
         * A number that text messages can be sent to.
         *
         * @param phone in E.164 form
         * @param country two letters as in ISO 3166, or {@code 001} for numbers of no country
         * @param mobile false where the numbering plan does not tell mobile from fixed, as in the US
         */
        record Usable(Recipient.Phone phone, String country, boolean mobile) implements Reading {}

        /** No such number, or one that takes no text messages. */
        record Unusable(Reason reason) implements Reading {}
    }

    /** Why no text message can be sent to a number. */
    public enum Reason {
        NOT_A_NUMBER("is no telephone number", "n'est pas un numéro de téléphone"),
        COUNTRY_MISSING(
                "has no country: write it with + and the country code, or set the customer's country",
                "n'a pas de pays : écrivez-le avec + et l'indicatif, ou indiquez le pays du client"),
        TOO_SHORT("is too short for its country", "est trop court pour son pays"),
        TOO_LONG("is too long for its country", "est trop long pour son pays"),
        NOT_IN_USE("is in no range of its country's numbering plan", "n'est dans aucune tranche du plan de son pays"),
        FIXED_LINE("is a fixed line, which takes no text messages", "est une ligne fixe, qui ne reçoit pas de SMS"),
        SERVICE(
                "is a service number (toll-free, premium, pager or voicemail)",
                "est un numéro de service (gratuit, surtaxé, radiomessagerie ou messagerie)");

        private final String english;
        private final String french;

        Reason(String english, String french) {
            this.english = english;
            this.french = french;
        }

        /** For a sentence that begins with "the number". */
        public String in(Locale locale) {
            return locale.getLanguage().equals("fr") ? french : english;
        }
    }

    /**
     * Reads one number.
     *
     * @param text in E.164 form, or as written in the country
     * @param country of the customer, two letters as in ISO 3166, for numbers without a country code
     */
    public static Reading read(String text, Optional<String> country) {
        PhoneNumber number;
        try {
            number = LIBRARY.parse(
                    text, country.map(code -> code.toUpperCase(Locale.ROOT)).orElse(UNKNOWN_REGION));
        } catch (NumberParseException wrong) {
            return new Reading.Unusable(
                    switch (wrong.getErrorType()) {
                        case INVALID_COUNTRY_CODE ->
                            text.strip().startsWith("+") ? Reason.NOT_A_NUMBER : Reason.COUNTRY_MISSING;
                        case TOO_LONG -> Reason.TOO_LONG;
                        case TOO_SHORT_NSN, TOO_SHORT_AFTER_IDD -> Reason.TOO_SHORT;
                        case NOT_A_NUMBER -> Reason.NOT_A_NUMBER;
                    });
        }
        if (!number.getExtension().isEmpty()) {
            return new Reading.Unusable(Reason.NOT_A_NUMBER);
        }
        return judge(number);
    }

    private static Reading judge(PhoneNumber number) {
        if (!LIBRARY.isValidNumber(number)) {
            return new Reading.Unusable(
                    switch (LIBRARY.isPossibleNumberWithReason(number)) {
                        case TOO_SHORT -> Reason.TOO_SHORT;
                        case TOO_LONG -> Reason.TOO_LONG;
                        default -> Reason.NOT_IN_USE;
                    });
        }
        return switch (LIBRARY.getNumberType(number)) {
            case MOBILE -> usable(number, true);
            case FIXED_LINE_OR_MOBILE, PERSONAL_NUMBER, VOIP, UNKNOWN -> usable(number, false);
            case FIXED_LINE -> new Reading.Unusable(Reason.FIXED_LINE);
            case TOLL_FREE, PREMIUM_RATE, SHARED_COST, PAGER, UAN, VOICEMAIL -> new Reading.Unusable(Reason.SERVICE);
        };
    }

    private static Reading usable(PhoneNumber number, boolean mobile) {
        return new Reading.Usable(
                new Recipient.Phone(LIBRARY.format(number, PhoneNumberFormat.E164)),
                Optional.ofNullable(LIBRARY.getRegionCodeForNumber(number)).orElse(UNKNOWN_REGION),
                mobile);
    }
}
