import { z } from 'zod';
import { carriedIn } from '../support/survey-visitor.ts';
import type { Try } from './keep-sending.ts';
import { refusalIn } from './refusal-in.ts';
import type { FaultOrganisation } from './set-up-over-http.ts';

const made = z.object({ id: z.uuid(), url: z.string() });
const links = z.object({ items: z.array(z.object({ url: z.string() })) });
const linksAtOnce = 200;
/** A page is refused that comes back sooner than anybody can read it. */
const readForMs = 1100;
const longestMs = 120_000;

/** How somebody answers: by the survey's own address, by a link of theirs, or by that link twice, with another score. */
export type SurveyWay = 'anonymous' | 'personal' | 'changed';

/** One of the people: the page they have open, the buttons they pressed to an answer, and the page they pressed last. */
interface Person {
  pressed: number;
  open: Readonly<Record<string, string>> | undefined;
  sent: Readonly<Record<string, string>>;
}

/** People who answer a survey over and over, each from an address of their own and without any script. */
export interface SurveyPeople {
  readonly surveyId: string;
  /** Goes on where this person was cut off: opens the page, reads it, presses its button until a thank-you came. */
  readonly answer: (number: number, way: SurveyWay) => Promise<Try>;
  /** Presses the button of the last page once more. */
  readonly pressAgain: (number: number) => Promise<boolean>;
}

/** What a submission is called. */
export function submissionName(number: number): string {
  return `submission-${number}`;
}

/** The scores somebody gives, one after the other; the last one counts. */
export function scoresOf(number: number, way: SurveyWay): readonly [number] | readonly [number, number] {
  const first = 1 + (number % 5);
  return way === 'changed' ? [first, 1 + ((number + 2) % 5)] : [first];
}

/** Makes a survey of one question in a running server, and the people who answer it. */
export async function surveyPeople(url: string, { asAdmin }: FaultOrganisation): Promise<SurveyPeople> {
  const definition = { format: 'kept-survey-1', languages: ['en'], questions: [{ kind: 'csat', key: 'score', wording: { en: 'How was it?' }, isRequired: true, scale: { min: 1, max: 5 }, low: { en: 'bad' }, high: { en: 'good' } }], hidden: [{ name: 'submission', fallback: { en: 'a submission' } }] };
  const survey = made.parse(await (await asAdmin('/surveys', { title: 'Fault survey', definition, publish: true })).json());
  const path = new URL(survey.url).pathname;
  const people = new Map<number, Person>();
  const linkOf = linkMaker(async (customers) => links.parse(await (await asAdmin(`/surveys/${survey.id}/links`, { customers })).json()).items.map((one) => new URL(one.url).search));

  const pageOf = async (number: number, way: SurveyWay) => {
    const search = way === 'anonymous' ? `?submission=${submissionName(number)}` : await linkOf(number);
    const answer = await fetch(`${url}${path}${search}`, { headers: fromOwnAddress(number), signal: AbortSignal.timeout(longestMs) });
    const html = await answer.text();
    return answer.ok ? carriedIn(html) : undefined;
  };
  const press = (number: number, fields: Person['sent']) => fetch(`${url}${path}`, { method: 'POST', headers: fromOwnAddress(number), body: new URLSearchParams(fields), signal: AbortSignal.timeout(longestMs) });

  const answer = async (number: number, way: SurveyWay): Promise<Try> => {
    const person: Person = people.get(number) ?? { pressed: 0, open: undefined, sent: {} };
    people.set(number, person);
    for (const score of scoresOf(number, way).slice(person.pressed)) {
      if (person.open === undefined) {
        person.open = await pageOf(number, way).catch(() => undefined);
        if (person.open === undefined) return 'again';
        await new Promise((resolve) => setTimeout(resolve, readForMs));
      }
      const sent = { ...person.open, 'q.score': String(score) };
      const came = await press(number, sent).catch(() => undefined);
      const refused = await refusalIn(submissionName(number), came);
      if (refused !== undefined) return { refused };
      if (!(await isThanked(came))) return 'again';
      Object.assign(person, { pressed: person.pressed + 1, open: undefined, sent });
    }
    return 'answered';
  };
  return { surveyId: survey.id, answer, pressAgain: async (number) => isThanked(await press(number, people.get(number)?.sent ?? {})) };
}

/** The head of an answer may arrive and its body be cut off: that is no thanks. */
async function isThanked(answer: Response | undefined): Promise<boolean> {
  return answer?.ok === true && (await answer.text().catch(() => '')).includes('data-done');
}

/** Nobody is one of many behind one address. */
function fromOwnAddress(number: number): { 'x-forwarded-for': string } {
  return { 'x-forwarded-for': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}` };
}

/** Gives each number a link of its own; links are made many at a time, and asked for again when the server died over it. */
function linkMaker(make: (customers: { externalId: string; fields: { submission: string } }[]) => Promise<string[]>): (number: number) => Promise<string> {
  const batches = new Map<number, Promise<string[]>>();
  return async (number) => {
    const batch = Math.floor(number / linksAtOnce);
    const wanted = Array.from({ length: linksAtOnce }, (_, place) => batch * linksAtOnce + place);
    const making = batches.get(batch) ?? make(wanted.map((one) => ({ externalId: `person-${one}`, fields: { submission: submissionName(one) } })));
    batches.set(batch, making);
    const all = await making.catch((error: unknown) => {
      batches.delete(batch);
      throw error;
    });
    return all[number % linksAtOnce] ?? '';
  };
}
