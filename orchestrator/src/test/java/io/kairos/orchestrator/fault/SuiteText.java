package io.kairos.orchestrator.fault;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the suite says, in the user's language. */
final class SuiteText {
    private final ResourceBundle bundle;

    SuiteText(Locale locale) {
        bundle = ResourceBundle.getBundle(
                "i18n.faults",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }
}
