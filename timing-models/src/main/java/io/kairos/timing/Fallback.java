package io.kairos.timing;

/** How far the decision had to fall back from what is known about this very customer and product type. */
public enum Fallback {
    /** What is known of this customer, by a model fitted for the product type or the customer's own rhythm. */
    NONE,
    /** Too little of the customer's own: the model fitted for the customer's segment, or if that is unknown those of all segments. */
    SEGMENT,
    /** Too few own purchases: mostly the product type's typical rhythm. */
    PRODUCT_TYPE,
    /** No model of this product type: the shipped prior of its family, or the shipped model of a similar one. */
    GLOBAL_PRIOR,
    /** No model at all: a rule. */
    STATIC_RULE
}
