package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.customer.CountryZones;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.timing.TimingModels;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.dated.LeadTimeTrainer;
import io.kairos.timing.defaults.HotelBookings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * Real bookings of a hotel: each row is a customer whose first search is drawn between the booking and 180 days before
 * the arrival, and who then books on the day they really did.
 *
 * <p>Data: "Hotel booking demand", Antonio, de Almeida, Nunes, Data in Brief 22 (2019), CC BY 4.0.
 */
final class HotelPopulation {
    static final String PRODUCT_TYPE = "city-trip";
    private static final int LONGEST_SEARCH = 180;
    private static final int MESSAGES = 3;
    /** The data know days only; nobody decides about a trip by the minute. */
    private static final Duration HANDED_OVER_HOURLY = Duration.ofHours(1);

    private static final Duration HALF_LIFE = Duration.ofDays(7);
    private static final ZoneId PLACE = ZoneId.of("Europe/Lisbon");

    private final DemoOptions options;

    HotelPopulation(DemoOptions options) {
        this.options = options;
    }

    Population read(Path file) {
        var all = bookings(file);
        var past = all.stream()
                .filter(booking -> booking.date().isBefore(options.from()))
                .toList();
        var customers = customers(
                all.stream()
                        .filter(booking -> !booking.date().isBefore(options.from()))
                        .filter(booking -> !booking.date().isAfter(options.to()))
                        .toList(),
                options.seed());
        if (past.isEmpty() || customers.isEmpty()) {
            throw new StartFailure(
                    "demo-nobody",
                    Map.of(
                            "past", String.valueOf(past.size()),
                            "present", String.valueOf(customers.size()),
                            "from", options.from().toString(),
                            "to", options.to().toString()));
        }
        var model = LeadTimeTrainer.fit(
                past,
                options.from().minusDays(1),
                PRODUCT_TYPE,
                file.getFileName().toString());
        return new Population(
                new DemoText(
                        "Real hotel bookings (Antonio, de Almeida, Nunes 2019, CC BY 4.0); the first search of each is"
                                + " drawn between the booking and 180 days before arrival.",
                        "Vraies réservations d'hôtel (Antonio, de Almeida, Nunes 2019, CC BY 4.0) ; la première"
                                + " recherche de chacune est tirée entre la réservation et 180 jours avant l'arrivée."),
                customers,
                HANDED_OVER_HOURLY,
                TimingModels.defaults().withDated(PRODUCT_TYPE, model),
                List.of(FixedPolicy.fit(
                        PRODUCT_TYPE,
                        Anchor.DAYS_BEFORE_DATE,
                        customers(past, options.seed() + 1),
                        MESSAGES,
                        HALF_LIFE)));
    }

    private static List<LeadTimeObservation> bookings(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return HotelBookings.read(in);
        } catch (IOException e) {
            throw new StartFailure(
                    "demo-searches", Map.of("file", file.toString(), "cause", String.valueOf(e.getMessage())), e);
        }
    }

    private static List<DemoCustomer> customers(List<LeadTimeObservation> bookings, long seed) {
        var random = new SplittableRandom(seed);
        var customers = new ArrayList<DemoCustomer>();
        for (int row = 0; row < bookings.size(); row++) {
            var own = random.split();
            if (bookings.get(row).lead() <= LONGEST_SEARCH) {
                customers.add(customer("traveller-" + row, bookings.get(row), own));
            }
        }
        return customers;
    }

    private static DemoCustomer customer(String userId, LeadTimeObservation booking, SplittableRandom random) {
        var country = CountryZones.code(booking.features().getOrDefault("country", ""))
                .orElse("PT");
        int firstLead = random.nextInt(booking.lead(), LONGEST_SEARCH + 1);
        var searchedOn = booking.date().minusDays(firstLead);
        var ordered = DayTimes.draw(booking.purchased(), PLACE, random);
        var searched = DayTimes.draw(searchedOn, PLACE, random);
        if (!searched.isBefore(ordered)) {
            searched = ordered.minus(Duration.ofMinutes(10 + random.nextInt(50)));
        }
        return new DemoCustomer(
                userId,
                PRODUCT_TYPE,
                country,
                CountryZones.zone(country).orElse(PLACE),
                searched,
                Optional.of(ordered),
                Optional.of(booking.date()),
                List.of(
                        Identities.identify(searched.minusSeconds(1), userId, country, random),
                        DemoEvent.track(
                                searched,
                                "Trip Searched",
                                TripScenario.trip("Lisbon", booking.date(), booking.features())),
                        DemoEvent.track(
                                ordered,
                                "Trip Booked",
                                TripScenario.trip("Lisbon", booking.date(), booking.features()))));
    }
}
