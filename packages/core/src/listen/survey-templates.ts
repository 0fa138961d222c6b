import type { Metric } from '../vocabulary.ts';
import { usualScales } from '../vocabulary.ts';
import type { Condition, RatedQuestion, SafetyItem, SurveyDefinition, SurveyQuestion, Words } from './survey-definition.ts';

/** A survey to start from. */
export interface SurveyTemplate {
  readonly key: 'contact' | 'purchase' | 'relationship' | 'safety' | 'fixed';
  readonly name: string;
  /** When it is the right one. */
  readonly about: string;
  readonly definition: SurveyDefinition;
}

const agreeScale = { min: 1, max: 5 } as const;
const agree = { low: { en: 'Do not agree at all', de: 'Stimme gar nicht zu' }, high: { en: 'Agree fully', de: 'Stimme ganz zu' } };

/** A question with a score on its metric's usual scale. */
export function ratedQuestion(kind: Metric, key: string, wording: Words, ends: { low: Words; high: Words }, showIf: Condition[] = []): RatedQuestion {
  return { kind, key, wording, isRequired: true, showIf, scale: usualScales[kind], ...ends };
}

/** A question answered in the person's own words; nobody has to. */
export function textQuestion(key: string, wording: Words, showIf: Condition[] = []): SurveyQuestion {
  return { kind: 'text', key, wording, isRequired: false, showIf };
}

function safetyQuestion(item: SafetyItem, wording: Words): SurveyQuestion {
  return { kind: 'safety', item, key: item, wording, isRequired: false, showIf: [], scale: agreeScale, ...agree };
}

const inBoth = (questions: SurveyQuestion[]): SurveyDefinition => ({ format: 'kept-survey-1', languages: ['en', 'de'], questions, hidden: [] });

/** Surveys to start from, in our own words, in English and German. */
export const surveyTemplates: readonly SurveyTemplate[] = [
  {
    key: 'contact',
    name: 'After a contact',
    about: 'A call, a chat, an email: how satisfied, was it solved, what stood in the way.',
    definition: inBoth([
      ratedQuestion('csat', 'score', { en: 'How satisfied are you with the help you got?', de: 'Wie zufrieden sind Sie mit der Hilfe, die Sie bekommen haben?' }, { low: { en: 'Not at all', de: 'Gar nicht' }, high: { en: 'Very', de: 'Sehr' } }),
      {
        kind: 'single', key: 'solved', isRequired: false, showIf: [], wording: { en: 'Is the matter settled for you?', de: 'Ist die Sache für Sie erledigt?' },
        options: [{ key: 'yes', label: { en: 'Yes', de: 'Ja' } }, { key: 'partly', label: { en: 'In part', de: 'Zum Teil' } }, { key: 'no', label: { en: 'No', de: 'Nein' } }],
      },
      textQuestion('missing', { en: 'What is still open?', de: 'Was ist noch offen?' }, [{ question: 'solved', test: 'one_of', values: ['partly', 'no'] }]),
      textQuestion('comment', { en: 'What is the main reason for your score?', de: 'Was ist der wichtigste Grund für Ihre Bewertung?' }),
    ]),
  },
  {
    key: 'purchase',
    name: 'After a purchase',
    about: 'A few days after something arrived: how easy it was to buy, and whether it is what they expected.',
    definition: inBoth([
      ratedQuestion('ces', 'score', { en: 'How easy was it to buy from us?', de: 'Wie leicht war es, bei uns einzukaufen?' }, { low: { en: 'Very hard', de: 'Sehr schwer' }, high: { en: 'Very easy', de: 'Sehr leicht' } }),
      ratedQuestion('stars', 'product', { en: 'And how do you like what you bought?', de: 'Und wie gefällt Ihnen, was Sie gekauft haben?' }, { low: { en: 'Not at all', de: 'Gar nicht' }, high: { en: 'Very much', de: 'Sehr' } }),
      {
        kind: 'multiple', key: 'trouble', isRequired: false, showIf: [{ question: 'score', test: 'at_most', value: 4 }], wording: { en: 'What made it hard?', de: 'Was war daran schwer?' },
        options: [
          { key: 'finding', label: { en: 'Finding the right thing', de: 'Das Richtige zu finden' } }, { key: 'paying', label: { en: 'Paying', de: 'Das Bezahlen' } },
          { key: 'delivery', label: { en: 'Delivery', de: 'Die Lieferung' } }, { key: 'asking', label: { en: 'Getting an answer to a question', de: 'Eine Auskunft zu bekommen' } },
        ],
      },
      textQuestion('comment', { en: 'What should we do better?', de: 'Was sollten wir besser machen?' }),
    ]),
  },
  {
    key: 'relationship',
    name: 'Relationship (NPS)',
    about: 'Once a quarter, independent of any contact: would they recommend you, and why.',
    definition: inBoth([
      ratedQuestion('nps', 'score', { en: 'How likely are you to recommend us to a friend?', de: 'Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?' }, { low: { en: 'Not at all likely', de: 'Gar nicht wahrscheinlich' }, high: { en: 'Very likely', de: 'Sehr wahrscheinlich' } }),
      textQuestion('change', { en: 'What would have to change?', de: 'Was müsste sich ändern?' }, [{ question: 'score', test: 'at_most', value: 6 }]),
      textQuestion('comment', { en: 'What is the main reason?', de: 'Was ist der wichtigste Grund?' }, [{ question: 'score', test: 'at_least', value: 7 }]),
    ]),
  },
  {
    key: 'safety',
    name: 'Felt safe to ask',
    about: 'Four sentences to agree with, after a contact that was not easy: judged, fought, allowed, worth it.',
    definition: inBoth([
      safetyQuestion('not_judged', { en: 'Nobody made me feel judged.', de: 'Niemand gab mir das Gefühl, beurteilt zu werden.' }),
      safetyQuestion('did_not_fight', { en: 'I did not have to fight to be helped.', de: 'Ich musste nicht kämpfen, damit man mir hilft.' }),
      safetyQuestion('could_say_yes', { en: 'The person I talked to was able to say yes.', de: 'Die Person, mit der ich sprach, durfte Ja sagen.' }),
      safetyQuestion('worth_effort', { en: 'What came of it was worth my effort.', de: 'Das Ergebnis war meine Mühe wert.' }),
      textQuestion('comment', { en: 'What should we know about it?', de: 'Was sollten wir darüber wissen?' }),
    ]),
  },
  {
    key: 'fixed',
    name: 'Did we fix it?',
    about: 'Some time after a complaint was settled: yes or no, and what is left.',
    definition: inBoth([
      ratedQuestion('thumb', 'fixed', { en: 'Is what you told us about fixed?', de: 'Ist behoben, was Sie uns berichtet haben?' }, { low: { en: 'No', de: 'Nein' }, high: { en: 'Yes', de: 'Ja' } }),
      textQuestion('left', { en: 'What is still wrong?', de: 'Was stimmt noch nicht?' }, [{ question: 'fixed', test: 'at_most', value: 0 }]),
    ]),
  },
];

/** The survey Kept always had: one scored question, one comment. */
export function plainSurvey(asked: { metric: Metric; question: string; commentQuestion: string; scale: { min: number; max: number }; lowLabel: string; highLabel: string }): SurveyDefinition {
  const { metric, question, commentQuestion, scale, lowLabel, highLabel } = asked;
  const rating: SurveyQuestion = { kind: metric, key: 'score', wording: { en: question }, isRequired: true, showIf: [], scale, low: { en: lowLabel }, high: { en: highLabel } };
  return { format: 'kept-survey-1', languages: ['en'], questions: [rating, textQuestion('comment', { en: commentQuestion })], hidden: [] };
}
