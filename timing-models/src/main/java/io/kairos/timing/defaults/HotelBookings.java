package io.kairos.timing.defaults;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.HotelRows;
import io.kairos.timing.data.HotelRows.Booking;
import io.kairos.timing.dated.LeadTimeObservation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Bookings of a hotel as published in "Hotel booking demand" (Antonio, de Almeida, Nunes, Data in Brief 22, 2019). */
public final class HotelBookings {

    private HotelBookings() {}

    /** Bookings travellers made themselves at most 400 days ahead, with what they typed at their first search. */
    public static List<LeadTimeObservation> read(InputStream csv) throws IOException {
        return HotelRows.read(CsvRows.read(csv)).stream()
                .map(Booking::observation)
                .toList();
    }
}
