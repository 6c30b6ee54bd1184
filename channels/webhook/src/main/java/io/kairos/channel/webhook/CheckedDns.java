package io.kairos.channel.webhook;

import io.kairos.channel.webhook.WebhookSettings.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host once and lets the client connect to what was checked and to nothing else: a name that resolves
 * differently a moment later gains nothing by it. One internal address among several refuses the host.
 */
final class CheckedDns implements DnsResolver {

    /** Looks names up, as {@link InetAddress#getAllByName} does. */
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    private final Names names;
    private final Reach reach;

    CheckedDns(Names names, Reach reach) {
        this.names = names;
        this.reach = reach;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.lookUp(host);
        if (addresses.length == 0) {
            throw new UnknownHostException("no address");
        }
        if (!reach.isInternal(host)) {
            for (InetAddress address : addresses) {
                Optional<String> objection = AddressRules.objection(address);
                if (objection.isPresent()) {
                    throw new Internal(objection.get());
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The host is inside some network; nothing was sent. */
    static final class Internal extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Internal(String kind) {
            super("the host's address is not public: " + kind);
        }
    }
}
