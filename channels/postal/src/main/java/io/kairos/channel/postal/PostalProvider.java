package io.kairos.channel.postal;

import io.kairos.channel.postal.handover.FolderHandover;
import io.kairos.channel.postal.handover.Handover;
import io.kairos.channel.postal.handover.SftpAccount;
import io.kairos.channel.postal.handover.SftpHandover;
import io.kairos.channel.postal.letter.LetterPrinter;
import io.kairos.channel.postal.letter.LetterText;
import io.kairos.channel.postal.letter.Sender;
import io.kairos.channel.postal.letter.UnprintableLetter;
import io.kairos.channel.postal.letter.WindowPosition;
import io.kairos.channel.postal.schedule.Holidays;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.ChannelSettings;
import io.kairos.channel.spi.Cost;
import io.kairos.channel.spi.CutOff;
import io.kairos.channel.spi.DeliveryCalendar;
import io.kairos.channel.spi.DeliveryDays;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.PayloadLimit;
import io.kairos.channel.spi.PayloadSize;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the postal channel from settings; the README of this module lists them. */
public final class PostalProvider implements ChannelProvider {

    private static final int HOLIDAY_YEARS = 6;

    @Override
    public String id() {
        return PostalChannel.ID;
    }

    @Override
    public Channel create(Map<String, String> values, InstantSource clock) {
        ChannelSettings settings = new ChannelSettings(PostalChannel.ID, values);
        Reader reader = new Reader(settings, clock);
        String country = settings.read("sender.country", "FR", "a country such as FR", Reader::country);
        String name = settings.required("sender.name", "Maison Kairos");
        List<String> lines = settings.list("sender.address");
        if (lines.isEmpty() || lines.size() > 5) {
            settings.problem("sender.address is missing or too long: set one to five lines with commas between, such as"
                    + " 12 rue du Port, 44000 Nantes");
        }
        String signature = settings.text("sender.signature").orElse(name);
        WindowPosition window = settings.read(
                "window",
                WindowPosition.usualIn(country),
                "din-5008-b or la-poste",
                value -> WindowPosition.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_')));
        int maxPages = settings.number("max-pages", 4, 1, 50);
        int batchSize = settings.number("batch-size", 100, 1, 1_000);
        DeliveryCalendar calendar = reader.calendar(country);
        Cost cost = reader.cost();
        Optional<Function<Duration, Handover>> target = reader.target();
        Duration timeout = settings.duration("timeout", Duration.ofSeconds(10));
        settings.done();
        return PostalChannel.create(
                new PostalSettings(
                        new Sender(name, lines, country, signature), window, maxPages, calendar, cost, batchSize),
                target.orElseThrow().apply(timeout),
                clock);
    }

    /** Pages, as they would be printed for a usual address. */
    @Override
    public Optional<PayloadSize> measure(MessageContent content) {
        if (!(content instanceof MessageContent.Letter letter)) {
            return Optional.empty();
        }
        try {
            LetterText text = new LetterText(
                    List.of("Camille Martin", "12 rue du Port", "44000 NANTES"),
                    letter.subject(),
                    letter.page(),
                    LocalDate.EPOCH);
            return Optional.of(new PayloadSize(Measuring.PRINTER.print(text).pages(), PayloadLimit.Unit.PAGES, "A4"));
        } catch (UnprintableLetter tooLong) {
            return Optional.empty();
        }
    }

    /** Loads its fonts when the first letter is measured. */
    private static final class Measuring {
        private static final int MOST_PAGES = 50;
        private static final LetterPrinter PRINTER = new LetterPrinter(
                new Sender("Maison Kairos", List.of("12 rue du Port", "44000 Nantes"), "FR", "Maison Kairos"),
                WindowPosition.usualIn("FR"),
                MOST_PAGES,
                InstantSource.fixed(Instant.EPOCH));

        private Measuring() {}
    }

    /** Groups of settings. */
    private record Reader(ChannelSettings settings, InstantSource clock) {

        DeliveryCalendar calendar(String country) {
            ZoneId zone =
                    settings.read("cut-off.zone", ZoneId.of("Europe/Paris"), "a zone such as Europe/Paris", value -> {
                        if (!ZoneId.getAvailableZoneIds().contains(value)) {
                            throw new IllegalArgumentException("unknown zone");
                        }
                        return ZoneId.of(value);
                    });
            LocalTime time =
                    settings.read("cut-off.time", LocalTime.of(14, 0), "a time such as 14:00", LocalTime::parse);
            int lead = settings.number("lead-days", 1, 0, 60);
            int transit = settings.number("transit-days", 2, 1, 30);
            Set<LocalDate> production = holidays("holidays.production", country);
            Set<LocalDate> delivery = holidays("holidays.delivery", country);
            return new DeliveryCalendar(
                    new CutOff(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), production, time, zone, lead),
                    new DeliveryDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), delivery, transit));
        }

        private Set<LocalDate> holidays(String name, String country) {
            Year first = Year.of(clock.instant().atZone(ZoneId.of("UTC")).getYear() - 1);
            Set<LocalDate> usual = Holidays.isKnown(country) ? Holidays.in(country, first, HOLIDAY_YEARS) : Set.of();
            return settings.read(
                    name,
                    usual,
                    "a country such as FR or a region such as DE-BY",
                    value -> Holidays.in(value, first, HOLIDAY_YEARS));
        }

        Cost cost() {
            BigDecimal amount = settings.decimal("cost", new BigDecimal("0.95"));
            return settings.read(
                    "currency",
                    Cost.perMessage(amount.toPlainString(), "EUR"),
                    "a currency such as EUR",
                    value -> Cost.perMessage(amount.toPlainString(), value));
        }

        Optional<Function<Duration, Handover>> target() {
            Optional<String> folder = settings.text("folder");
            Optional<String> host = settings.text("sftp.host");
            if (folder.isPresent() == host.isPresent()) {
                settings.problem("one of folder and sftp.host must be set, and not both");
            }
            int port = settings.number("sftp.port", 22, 1, 65_535);
            String user = settings.text("sftp.user").orElse("");
            String password = settings.text("sftp.password").orElse("");
            String key = settings.text("sftp.host-key").orElse("");
            String remote = settings.text("sftp.folder").orElse(".");
            if (host.isPresent() && (user.isEmpty() || password.isEmpty() || !key.startsWith("SHA256:"))) {
                settings.problem("sftp.user, sftp.password and sftp.host-key (SHA256:…) must be set with sftp.host");
                return Optional.empty();
            }
            return folder.<Function<Duration, Handover>>map(path -> timeout -> new FolderHandover(Path.of(path)))
                    .or(() -> host.map(name -> timeout ->
                            new SftpHandover(new SftpAccount(name, port, user, password, key, remote), timeout)));
        }

        static String country(String value) {
            if (!Set.of(Locale.getISOCountries()).contains(value)) {
                throw new IllegalArgumentException("unknown country");
            }
            return value;
        }
    }
}
