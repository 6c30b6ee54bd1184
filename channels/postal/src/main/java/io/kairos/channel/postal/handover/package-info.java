/** Batches of letters handed over to a print provider, in a folder or by SFTP. */
@NullMarked
package io.kairos.channel.postal.handover;

import org.jspecify.annotations.NullMarked;
