package io.kairos.orchestrator.timing;

import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.hours.PersonHours;
import io.kairos.timing.hours.PersonalHours;
import io.kairos.timing.model.ModelRef;
import java.time.LocalDateTime;

/** At which hours of a day a customer acts. */
sealed interface CustomerHours {
    /** A little of each day is spread evenly: nobody's hours are known for sure. */
    double EVEN = 0.05;

    /** P(that hour given the day) of a customer who acted before as counted. */
    double share(PersonHours before, LocalDateTime local);

    ModelRef ref();

    /** By what she did before, shrunk to kinds of people and to everybody. */
    record Personal(PersonalHours model) implements CustomerHours {
        @Override
        public double share(PersonHours before, LocalDateTime local) {
            return model.profileFor(before, EVEN).share(local.getDayOfWeek(), local.getHour());
        }

        @Override
        public ModelRef ref() {
            return model.ref();
        }
    }

    /** As everybody does. */
    record Everybody(HourProfile profile) implements CustomerHours {
        @Override
        public double share(PersonHours before, LocalDateTime local) {
            return profile.share(local.getDayOfWeek(), local.getHour());
        }

        @Override
        public ModelRef ref() {
            return profile.ref();
        }
    }
}
