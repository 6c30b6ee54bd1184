/** Keeps the product types in force: those of the file, and what people made of them since. */
@NullMarked
package io.kairos.orchestrator.product;

import org.jspecify.annotations.NullMarked;
