package io.kairos.orchestrator.insight;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers about one journey: as it is now, in one of its versions, or as a draft only. */
@Component
class JourneyDetails {
    private final JourneyLibrary journeys;
    private final JourneyWords words;
    private final JourneyStandings standings;
    private final Readers readers;

    JourneyDetails(JourneyLibrary journeys, JourneyWords words, JourneyStandings standings, Readers readers) {
        this.journeys = journeys;
        this.words = words;
        this.standings = standings;
        this.readers = readers;
    }

    /** The newest version, with everybody inside any version counted. */
    JourneyDetail of(String id, Locale locale) {
        JourneyStandings.Standing standing = standing(id);
        Optional<JourneyLibrary.Read> live =
                Optional.ofNullable(journeys.latest().get(id));
        if (live.isEmpty()) {
            return standing.draft()
                    .map(draft -> JourneyDetail.of(words.view(standing), List.of()))
                    .orElseThrow(() -> Asked.unknown("journey-unknown", id));
        }
        return words.detail(live.get(), standing, Optional.empty(), readers.of(locale, ZoneOffset.UTC));
    }

    /** One version, with those inside it counted. */
    JourneyDetail of(String id, int version, Locale locale) {
        JourneyLibrary.Read read =
                journeys.version(id, version).orElseThrow(() -> Asked.unknown("journey-unknown", id + " " + version));
        return words.detail(read, standing(id), Optional.of(version), readers.of(locale, ZoneOffset.UTC));
    }

    private JourneyStandings.Standing standing(String id) {
        Map<String, JourneyStandings.Standing> all = standings.all();
        return all.getOrDefault(id, JourneyStandings.Standing.live(id));
    }
}
