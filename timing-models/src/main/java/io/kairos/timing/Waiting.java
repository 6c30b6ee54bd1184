package io.kairos.timing;

import io.kairos.timing.survival.Exponential;
import io.kairos.timing.survival.LogLogistic;
import io.kairos.timing.survival.SurvivalLaw;
import io.kairos.timing.survival.Weibull;

/** What an outlook asks of the time T from an origin to the purchase, in days: one law, or several that may hold. */
interface Waiting {

    /** P(T > t). */
    double survival(double days);

    /** The t with P(T ≤ t) = p; infinite if so many never buy. */
    double quantile(double p);

    /** P(no purchase, ever). */
    double never();

    HazardClass hazard();

    static Waiting of(SurvivalLaw law) {
        return new OneLaw(law);
    }

    /** One law. */
    record OneLaw(SurvivalLaw law) implements Waiting {

        @Override
        public double survival(double days) {
            return law.survival(days);
        }

        @Override
        public double quantile(double p) {
            return law.quantile(p);
        }

        @Override
        public double never() {
            return law.never();
        }

        @Override
        public HazardClass hazard() {
            if (law instanceof Exponential) return HazardClass.CONSTANT;
            if (law instanceof Weibull weibull) {
                if (weibull.shape() == 1) return HazardClass.CONSTANT;
                return weibull.shape() < 1 ? HazardClass.FALLING : HazardClass.RISING;
            }
            if (law instanceof LogLogistic logistic && logistic.shape() <= 1) return HazardClass.FALLING;
            return HazardClass.UNIMODAL;
        }
    }
}
