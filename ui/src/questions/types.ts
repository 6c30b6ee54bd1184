/** What a journey asks a colleague about a customer. */
export interface Question {
  id: string;
  customer: string;
  label: string;
  journey: string;
  journeyName: string;
  step: string;
  stepName: string;
  question: string;
  askedAt: string;
  /** When the customer goes on without an answer. */
  answerBy: string;
}

export type Answer = 'yes' | 'no';
