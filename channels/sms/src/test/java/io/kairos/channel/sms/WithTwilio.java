package io.kairos.channel.sms;

import io.kairos.channel.providers.FakeTwilio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a Twilio of its own on this machine. */
abstract class WithTwilio {
    FakeTwilio twilio;

    @BeforeEach
    void start() {
        twilio = TestSms.twilio();
    }

    @AfterEach
    void stop() {
        twilio.close();
    }
}
