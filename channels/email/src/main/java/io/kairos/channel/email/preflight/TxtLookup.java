package io.kairos.channel.email.preflight;

import java.util.List;

/** Asks the domain name system. */
@FunctionalInterface
public interface TxtLookup {

    /**
     * The TXT records of a name, each in one piece; none when there are none or the name does not exist.
     *
     * @throws Unavailable when the question got no answer
     */
    List<String> txt(String name);

    /** No name server answered: nothing is known about the name. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String name, Throwable cause) {
            super("the name servers gave no answer for " + name, cause);
        }
    }
}
