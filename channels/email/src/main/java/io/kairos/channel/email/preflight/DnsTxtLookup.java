package io.kairos.channel.email.preflight;

import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** By dnsjava and the name servers of this machine. Thread-safe. */
public final class DnsTxtLookup implements TxtLookup {

    @Override
    public List<String> txt(String name) {
        try {
            Lookup lookup = new Lookup(name + ".", Type.TXT);
            Record[] records = lookup.run();
            if (lookup.getResult() == Lookup.TRY_AGAIN || lookup.getResult() == Lookup.UNRECOVERABLE) {
                throw new Unavailable(name, new IllegalStateException(lookup.getErrorString()));
            }
            return records == null
                    ? List.of()
                    : Arrays.stream(records)
                            .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                            .toList();
        } catch (TextParseException notAName) {
            return List.of();
        }
    }
}
