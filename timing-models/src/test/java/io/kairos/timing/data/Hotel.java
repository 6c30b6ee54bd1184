package io.kairos.timing.data;

import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.defaults.HotelBookings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

/** The city hotel, split by arrival date. */
public final class Hotel {

    public static final LocalDate TRAIN_TO = LocalDate.of(2016, 8, 31);

    private Hotel() {}

    public static List<LeadTimeObservation> bookings() {
        try (InputStream csv = SharedData.open("hotel_city_arrivals_to_2016-12-31.csv.gz")) {
            return HotelBookings.read(csv);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static List<LeadTimeObservation> train() {
        return bookings().stream()
                .filter(each -> !each.date().isAfter(TRAIN_TO))
                .toList();
    }

    public static List<LeadTimeObservation> test() {
        return bookings().stream().filter(each -> each.date().isAfter(TRAIN_TO)).toList();
    }
}
