package io.kairos.channel.display.fake;

/** A request that the network would refuse. */
final class Invalid extends Exception {

    private static final long serialVersionUID = 1L;

    Invalid(String message) {
        super(message);
    }
}
