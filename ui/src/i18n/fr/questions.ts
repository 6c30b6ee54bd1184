import type { questions as english } from '../en/questions';

export const questions: typeof english = {
  questions: {
    title: 'Questions',
    lead: 'Ce que les parcours demandent à l’équipe au sujet d’un client. Chaque client attend la réponse jusqu’à l’heure dite, puis continue sans elle.',
    table: 'Questions sans réponse, les plus pressées d’abord',
    question: 'Question',
    customer: 'Client',
    journey: 'Parcours',
    since: 'Posée',
    until: 'Jusqu’à',
    answer: 'Réponse',
    yes: 'Oui',
    no: 'Non',
    yesTo: 'Oui, au sujet de {{label}} : {{question}}',
    noTo: 'Non, au sujet de {{label}} : {{question}}',
    confirmYes: 'Répondre oui ? {{label}} continue aussitôt ; ce n’est pas réversible.',
    confirmNo: 'Répondre non ? {{label}} continue aussitôt ; ce n’est pas réversible.',
    sendYes: 'Répondre oui',
    sendNo: 'Répondre non',
    notYet: 'Pas encore',
    saidYes: 'Répondu oui : {{label}} continue.',
    saidNo: 'Répondu non : {{label}} continue.',
    mayNot: 'Les marketeurs répondent',
    empty: 'Aucun parcours ne demande rien pour l’instant.',
    emptyAction: 'L’étape « Demander à un collègue » d’un parcours pose des questions ici.',
  },
};
