interface Words {
  readonly en: string;
  readonly fr: string;
}

/** One sentence for each code; the server's answer says more, with names and what to do. */
const WORDS: Readonly<Record<string, Words>> = {
  SCRIPT: { en: 'Journeys hold no scripts.', fr: 'Un parcours ne contient pas de script.' },
  LISTENER: { en: 'Journeys hold no listeners.', fr: 'Un parcours ne contient pas d’écouteur.' },
  CONNECTOR: { en: 'Journeys hold no connectors.', fr: 'Un parcours ne contient pas de connecteur.' },
  FORM: { en: 'Journeys hold no forms.', fr: 'Un parcours ne contient pas de formulaire.' },
  CODE: { en: 'Journeys name no code.', fr: 'Un parcours ne nomme pas de code.' },
  EXPRESSION: { en: 'Journeys hold no expressions.', fr: 'Un parcours ne contient pas d’expression.' },
  INPUT_OUTPUT: { en: 'Steps have no inputs and outputs of the engine.', fr: 'Une étape n’a pas d’entrées ni de sorties du moteur.' },
  UNKNOWN_ELEMENT: { en: 'Journeys do not have this kind of element.', fr: 'Un parcours n’a pas ce type d’élément.' },
  UNKNOWN_ATTRIBUTE: { en: 'The element may not carry this attribute.', fr: 'L’élément ne peut pas porter cet attribut.' },
  UNKNOWN_PROPERTY: { en: 'A value means nothing on this element.', fr: 'Une valeur n’a pas de sens sur cet élément.' },
  UNKNOWN_STEP_TEMPLATE: { en: 'The template is not one for this element.', fr: 'Le modèle ne convient pas à cet élément.' },
  BAD_PROPERTY: { en: 'A value is not one of those allowed.', fr: 'Une valeur n’est pas admise.' },
  ONE_PROCESS: { en: 'The file must hold exactly one process.', fr: 'Le fichier doit contenir exactement un processus.' },
  ONE_START: { en: 'There must be exactly one start event.', fr: 'Il doit y avoir exactement un événement de début.' },
  WRONG_START: { en: 'The start event is of the wrong kind.', fr: 'L’événement de début n’est pas du bon type.' },
  LOOSE_FLOW: { en: 'The flow does not join two steps.', fr: 'Le flux ne relie pas deux étapes.' },
  DEAD_END: { en: 'Nothing follows this step.', fr: 'Rien ne suit cette étape.' },
  END_GOES_ON: { en: 'A flow leaves this end event.', fr: 'Un flux quitte cet événement de fin.' },
  SPLIT: { en: 'Several flows leave this step; put a gateway behind it.', fr: 'Plusieurs flux quittent cette étape ; placez une passerelle derrière.' },
  UNREACHABLE: { en: 'No customer can get to this step.', fr: 'Aucun client ne peut atteindre cette étape.' },
  LOOP_WITHOUT_CAP: { en: 'A loop never ends.', fr: 'Une boucle ne finit jamais.' },
  LOOP_WITHOUT_WAIT: { en: 'A loop never waits.', fr: 'Une boucle n’attend jamais.' },
  NOT_A_TIMER: { en: 'This wait is no timer.', fr: 'Cette attente n’est pas un minuteur.' },
  NOT_A_MESSAGE: { en: 'This wait for the customer is no message event.', fr: 'Cette attente du client n’est pas un événement message.' },
  WAIT_WITHOUT_MOMENT: { en: 'The wait does not say until when.', fr: 'L’attente ne dit pas jusqu’à quand.' },
  WAIT_WITHOUT_AMOUNT: { en: 'The wait does not say how long.', fr: 'L’attente ne dit pas combien de temps.' },
  WAIT_WITHOUT_UNIT: { en: 'The wait has no unit.', fr: 'L’attente n’a pas d’unité.' },
  WAIT_WITHOUT_DAYS: { en: 'The wait does not say how many days.', fr: 'L’attente ne dit pas combien de jours.' },
  WAIT_WITHOUT_DIRECTION: { en: 'Before or after the date?', fr: 'Avant ou après la date ?' },
  WAIT_WITHOUT_DATE: { en: 'The wait does not say which date.', fr: 'L’attente ne dit pas quelle date.' },
  WAIT_WITHOUT_TIME: { en: 'The wait has no time of day.', fr: 'L’attente n’a pas d’heure.' },
  WAIT_WITHOUT_TOO_LATE: { en: 'The wait does not say what if it is too late.', fr: 'L’attente ne dit pas que faire s’il est trop tard.' },
  WAIT_WITHOUT_ACT: { en: 'The wait does not say what the customer is to do.', fr: 'L’attente ne dit pas ce que le client doit faire.' },
  SEND_WITHOUT_CHANNEL: { en: 'The message has no channel.', fr: 'Le message n’a pas de canal.' },
  SEND_WITHOUT_TEMPLATE: { en: 'The step does not say which message.', fr: 'L’étape ne dit pas quel message.' },
  SEND_WITHOUT_TOPIC: { en: 'The message has no consent topic.', fr: 'Le message n’a pas de sujet de consentement.' },
  SEND_WITHOUT_WAIT: { en: 'A customer can come to this message without any wait.', fr: 'Un client peut arriver à ce message sans aucune attente.' },
  UNKNOWN_TEMPLATE: { en: 'There is no such message.', fr: 'Ce message n’existe pas.' },
  LATE_WITHOUT_LIMIT: { en: 'How late is too late?', fr: 'À partir de quand est-ce trop tard ?' },
  LATE_WITHOUT_ACTION: { en: 'What happens to a message that comes late?', fr: 'Que devient un message en retard ?' },
  NOTHING_TO_SEND: { en: 'The journey sends nothing.', fr: 'Le parcours n’envoie rien.' },
  NEVER_ASKS_WORTH: { en: 'The journey sends even when a message costs more than it brings.', fr: 'Le parcours envoie même quand un message coûte plus qu’il ne rapporte.' },
  GATEWAY_WITHOUT_PATHS: { en: 'The flows behind this gateway do not answer one question.', fr: 'Les flux derrière cette passerelle ne répondent pas à une même question.' },
  TOO_MANY_PATHS: { en: 'Too many paths leave this gateway.', fr: 'Trop de voies quittent cette passerelle.' },
  NO_DEFAULT_PATH: { en: 'One path must be for all others.', fr: 'Une voie doit être pour tous les autres.' },
  PATH_WITHOUT_CONDITION: { en: 'The path has no condition.', fr: 'La voie n’a pas de condition.' },
  PATH_WITHOUT_SHARE: { en: 'The path has no share.', fr: 'La voie n’a pas de part.' },
  SPLIT_WITHOUT_NAME: { en: 'The experiment has no name.', fr: 'L’expérience n’a pas de nom.' },
  SHARES_NOT_100: { en: 'The shares do not make 100 percent.', fr: 'Les parts ne font pas 100 pour cent.' },
  REMINDERS_WITHOUT_CAP: { en: 'How many messages at most?', fr: 'Combien de messages au plus ?' },
  UNKNOWN_VARIABLE: { en: 'The condition asks about something nobody knows.', fr: 'La condition interroge ce que personne ne connaît.' },
  UNKNOWN_TABLE: { en: 'There is no such decision table.', fr: 'Cette table de décision n’existe pas.' },
  DECIDE_WITHOUT_TABLE: { en: 'The step names no decision table.', fr: 'L’étape ne nomme pas de table de décision.' },
  PROFILE_WITHOUT_TRAIT: { en: 'The step does not say which fact.', fr: 'L’étape ne dit pas quel fait.' },
  PROFILE_WITHOUT_VALUE: { en: 'The step gives the fact no value.', fr: 'L’étape ne donne pas de valeur au fait.' },
  OUTCOME_WITHOUT_WORD: { en: 'How does the journey end here?', fr: 'Comment le parcours finit-il ici ?' },
  FIRST_OF_WHAT: { en: 'This gateway must lead to waits alone.', fr: 'Cette passerelle ne doit mener qu’à des attentes.' },
  FIRST_WITHOUT_TIMER: { en: 'Who does nothing waits here for ever.', fr: 'Qui ne fait rien attend ici pour toujours.' },
  HEAR_ALONE: { en: 'Who does nothing waits here for ever.', fr: 'Qui ne fait rien attend ici pour toujours.' },
  NOT_A_WAY_OUT: { en: 'A sub-process must stop the journey, and only that.', fr: 'Un sous-processus doit arrêter le parcours, et rien d’autre.' },
  TWO_WAYS_OUT: { en: 'Two sub-processes wait for the same.', fr: 'Deux sous-processus attendent la même chose.' },
  NO_WAY_OUT_ON_PURCHASE: { en: 'The journey goes on when the customer has bought.', fr: 'Le parcours continue alors que le client a acheté.' },
  NO_WAY_OUT_ON_STOP: { en: 'The journey goes on when the customer opts out.', fr: 'Le parcours continue alors que le client se désabonne.' },
};

/** A code in words; codes only the server knows stand for themselves. */
export function words(code: string, language: 'en' | 'fr'): string {
  return WORDS[code]?.[language] ?? code;
}

export const CODES: readonly string[] = Object.keys(WORDS);
