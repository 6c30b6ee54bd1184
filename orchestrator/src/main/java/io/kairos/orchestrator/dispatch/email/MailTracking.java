package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.email.settings.EmailSettings.Consent;
import io.kairos.channel.email.settings.EmailSettings.TrackingChoice;
import io.kairos.channel.email.tracking.Tracking;
import io.kairos.channel.email.tracking.Tracking.Wanted;
import io.kairos.orchestrator.dispatch.EmailFinish;
import io.kairos.orchestrator.dispatch.NewDispatch;
import io.kairos.orchestrator.dispatch.unsubscribe.UnsubscribeSettings;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Has links and image of an email tell, where installation, step and customer allow it. */
@Component
public class MailTracking implements EmailFinish {
    /** The topic under which customers say whether their mails may tell. */
    public static final String TOPIC = "tracking";

    private final Tracking tracking;
    private final TrackingChoice choice;
    private final List<String> untouched;
    private final JdbcClient jdbc;

    MailTracking(Tracking tracking, EmailSetup setup, UnsubscribeSettings pages, JdbcClient jdbc) {
        this.tracking = tracking;
        this.choice = setup.settings().tracking();
        String base = pages.publicUrl().toString().replaceAll("/+$", "");
        this.untouched = List.of(base + "/unsubscribe/", base + "/preferences/");
        this.jdbc = jdbc;
    }

    /** Whether any mail tells anything. */
    public boolean isOn() {
        return choice.opens() || choice.clicks();
    }

    @Override
    public String html(NewDispatch dispatch, String html) {
        boolean tells = isOn() && !choice.isExcepted(dispatch.journeyId(), dispatch.step());
        return tells && allows(dispatch.customerId())
                ? tracking.rewrite(
                        dispatch.id().toString(), html, new Wanted(choice.opens(), choice.clicks()), untouched)
                : html;
    }

    /** Whether this customer lets her mails tell: her latest word on it, or that she wants nothing at all. */
    public boolean allows(UUID customer) {
        return jdbc.sql("""
                        select status from consent
                        where customer_id = ? and channel in ('email', '*')
                            and (topic = 'tracking' or topic = '*' and status = 'denied')
                        order by at desc, status limit 1
                        """)
                .param(customer)
                .query(String.class)
                .optional()
                .map("granted"::equals)
                .orElse(choice.consent() == Consent.ASSUMED);
    }
}
