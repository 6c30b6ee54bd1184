/** Whether receivers will believe that our mails are ours: SPF, DKIM, DMARC. */
@NullMarked
package io.kairos.channel.email.preflight;

import org.jspecify.annotations.NullMarked;
