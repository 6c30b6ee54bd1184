package io.kairos.orchestrator;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: capture, customers, needs, journeys, moments, guards, dispatch and their API. */
@SpringBootApplication
public class Kairos {
    /** Starts the program. */
    public static void main(String[] args) {
        org.springframework.boot.SpringApplication.run(Kairos.class, args);
    }
}
