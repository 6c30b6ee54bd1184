package io.kairos.journeys.product;

import io.kairos.journeys.Text;
import java.util.Optional;

/** One kind of product: how its purchase runs and how its needs are recognised, kept and served. */
public record ProductType(
        String id,
        Text name,
        Cycle cycle,
        NeedRules need,
        Messaging messaging,
        Optional<AfterPurchase> afterPurchase) {}
