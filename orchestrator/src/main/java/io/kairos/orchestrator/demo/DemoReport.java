package io.kairos.orchestrator.demo;

import java.util.List;
import java.util.Map;

/**
 * What came of a demo. Shares of value lie in 0..1: the decayed value of the last message before each purchase, averaged
 * over the customers who bought.
 *
 * @param cancelledByPurchase reminders that a purchase ended: those still waiting for their moment and those in the queue
 * @param latenessSecondsP99 how long after it was wanted or allowed a message went out, in virtual seconds
 * @param byProductType the same per product type
 */
record DemoReport(
        String population,
        String from,
        String to,
        long captured,
        long needs,
        long enrolments,
        long dispatched,
        long delivered,
        long held,
        long refused,
        long unknown,
        long cancelledByPurchase,
        double valueJustInTime,
        double valueImmediate,
        double valueBestFixed,
        double latenessSecondsP50,
        double latenessSecondsP99,
        double wallSeconds,
        List<ByProductType> byProductType) {

    /**
     * The figures of one product type.
     *
     * @param messagesByChannel accepted messages, after-purchase ones included
     * @param refusedByReason messages not sent, by the stable code of the reason
     * @param bestFixed the fixed plan it was compared with
     */
    record ByProductType(
            String productType,
            long customers,
            long buyers,
            Map<String, Long> messagesByChannel,
            long held,
            Map<String, Long> refusedByReason,
            long cancelledByPurchase,
            double valueJustInTime,
            double valueImmediate,
            double valueBestFixed,
            String bestFixed) {}
}
