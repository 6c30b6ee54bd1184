package io.kairos.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "\"STOP\"",
                "STOP!!!",
                "Stop please",
                "please stop",
                "STOPALL",
                "stop 36111",
                "quit",
                "end",
                "revoke",
                "opt out",
                "Opt-Out",
                "OPTOUT",
                "cancel",
                "unsubscribe",
                "ＳＴＯＰ",
                "arret",
                "Arrêt",
                "ARRÊT",
                "désabonnement",
                "desinscription",
                "arrêtez svp",
                "abmelden",
                "Stopp",
                "Kündigen",
                "baja",
                "darse de baja",
                "parar",
                "cancelar",
                "annulla",
                "disiscrivi",
                "afmelden",
                "uitschrijven",
                "stoppen",
                "sair",
                "Wypisz",
                "avregistrera",
                "стоп",
                "退订",
                "Please stop sending me these messages",
                "remove me from your list now",
                "Don't text me again",
                "Je ne veux plus recevoir vos messages",
                "Bitte keine SMS mehr",
                "no más mensajes por favor"
            })
    void stops(String text) {
        assertThat(Keyword.in(text)).contains(Keyword.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yes",
                "thanks",
                "Don't stop!",
                "Can I cancel my order for the blue sofa?",
                "the weekend",
                "non-stop",
                "Is the bus stop near the hotel you propose?",
                "When does the offer end?",
                "restart",
                "merci",
                "Bajamar",
                "stopover in Oslo",
                "I will be late"
            })
    void is_no_wish(String text) {
        assertThat(Keyword.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "unstop", "Reprendre", "Alta", "anmelden"})
    void starts_again(String text) {
        assertThat(Keyword.in(text)).contains(Keyword.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "info?", "Aide", "Hilfe", "ayuda", "aiuto"})
    void asks_for_help(String text) {
        assertThat(Keyword.in(text)).contains(Keyword.HELP);
    }
}
