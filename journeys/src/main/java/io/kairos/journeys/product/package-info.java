/** Product types: how each kind of purchase runs, and which captured events say that a customer wants it or has bought it. */
@NullMarked
package io.kairos.journeys.product;

import org.jspecify.annotations.NullMarked;
