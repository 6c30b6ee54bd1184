/** What messages say, before they are sent: previews with a customer's or with sample values, and mails to try them. */
@NullMarked
package io.kairos.orchestrator.message;

import org.jspecify.annotations.NullMarked;
