package io.kairos.channel.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses are not public: the special-purpose registries of IANA (RFC 6890 and its successors), and IPv6 addresses
 * that carry such an IPv4 address (mapped, compatible, 6to4, NAT64; Teredo is refused as a whole).
 */
final class AddressRules {

    @SuppressWarnings("ArrayRecordComponent") // Networks are never compared.
    private record Net(byte[] prefix, int bits, String name) {
        static Net of(String address, int bits, String name) {
            return new Net(literal(address), bits, name);
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Net> CLOSED = List.of(
            Net.of("0.0.0.0", 8, "this network"),
            Net.of("10.0.0.0", 8, "private"),
            Net.of("100.64.0.0", 10, "carrier-grade NAT"),
            Net.of("127.0.0.0", 8, "loopback"),
            Net.of("169.254.0.0", 16, "link-local"),
            Net.of("172.16.0.0", 12, "private"),
            Net.of("192.0.0.0", 24, "protocol assignments"),
            Net.of("192.0.2.0", 24, "documentation"),
            Net.of("192.88.99.0", 24, "6to4 relay"),
            Net.of("192.168.0.0", 16, "private"),
            Net.of("198.18.0.0", 15, "benchmarking"),
            Net.of("198.51.100.0", 24, "documentation"),
            Net.of("203.0.113.0", 24, "documentation"),
            Net.of("224.0.0.0", 4, "multicast"),
            Net.of("240.0.0.0", 4, "reserved"),
            Net.of("64:ff9b:1::", 48, "local NAT64"),
            Net.of("100::", 64, "discard"),
            Net.of("2001::", 23, "protocol assignments"),
            Net.of("2001:db8::", 32, "documentation"),
            Net.of("3fff::", 20, "documentation"),
            Net.of("5f00::", 16, "segment routing"),
            Net.of("fc00::", 7, "unique local"),
            Net.of("fe80::", 10, "link-local"),
            Net.of("fec0::", 10, "site-local"),
            Net.of("ff00::", 8, "multicast"));

    private static final Net NAT64 = Net.of("64:ff9b::", 96, "NAT64");
    private static final Net SIX_TO_FOUR = Net.of("2002::", 16, "6to4");
    private static final int LOW_32_BITS = 12;

    private AddressRules() {}

    /** What kind of internal address it is; empty for a public one. */
    static Optional<String> objection(InetAddress address) {
        return address instanceof Inet6Address ? ofIpv6(address.getAddress()) : closed(address.getAddress());
    }

    private static Optional<String> ofIpv6(byte[] address) {
        // ::/96 holds the unspecified address, loopback and the IPv4-compatible ones; ::ffff:0:0/96 the mapped ones.
        boolean low = isZero(address, 0, 10) && (isZero(address, 10, 12) || isOnes(address, 10, 12));
        if (low) {
            return Optional.of("loopback, unspecified or an IPv4 address in disguise");
        }
        if (NAT64.holds(address)) {
            return closed(Arrays.copyOfRange(address, LOW_32_BITS, 16));
        }
        if (SIX_TO_FOUR.holds(address)) {
            return closed(Arrays.copyOfRange(address, 2, 6));
        }
        return closed(address);
    }

    private static Optional<String> closed(byte[] address) {
        return CLOSED.stream().filter(net -> net.holds(address)).map(Net::name).findFirst();
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOnes(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != (byte) 0xff) {
                return false;
            }
        }
        return true;
    }

    private static byte[] literal(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(address, impossible);
        }
    }
}
