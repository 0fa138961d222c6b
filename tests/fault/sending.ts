import { z } from 'zod';
import { freePort } from '../support/free-port.ts';
import { type StandInProvider, startStandInProvider } from '../support/stand-in-provider.ts';
import { keepSending, type Sending } from './keep-sending.ts';
import { beginLives, killAgainAndAgain, type Killing } from './kill-again.ts';
import { customerAddress, laySending, sendingBudget } from './lay-sending.ts';
import type { Place } from './open-place.ts';
import type { Outcome } from './outcome.ts';
import { refusalIn } from './refusal-in.ts';
import { postTo } from './send-submissions.ts';
import { startProcess } from './start-process.ts';

const lostAnswers = 0.05;
const contactsPerSecond = 10;
const mostSecondsToSettle = 600;
const received = z.object({ items: z.array(z.object({ externalId: z.string() })).length(1) });
const page = z.object({
  items: z.array(z.object({ state: z.enum(['waiting', 'invited', 'not_sent']), code: z.string().nullable(), contact: z.object({ endedAt: z.string().nullable() }).nullable() })),
  nextCursor: z.string().nullable(),
});
type Decided = z.infer<typeof page>['items'][number];

export interface SendingOptions extends Killing {
  readonly customers: number;
}

/** Kills the server while contacts end and are asked about: each contact is decided once, each invitation goes once, and nobody is asked beyond the budget. */
export async function killSending(place: Place, { kills, longestLifeMs, customers }: SendingOptions): Promise<Outcome> {
  const { laid, get } = await laySending(place, customers);
  const provider = await startStandInProvider({ lostAnswers });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = () => startProcess(['--empty'], { ...place.env, RESEND_API_KEY: 'test', RESEND_BASE_URL: provider.url }, port);
  const lives = await beginLives(start);
  const asOf = Date.now() - 3_600_000;
  const contacts = keepSending(contactsPerSecond, () => lives.isUp, (number) => tell(url, laid.key, number, customers, asOf));
  try {
    await killAgainAndAgain(place, lives, start, { kills, longestLifeMs }, contacts.answered).catch(async (error: unknown) => {
      await contacts.finish(0).catch(() => undefined);
      throw error;
    });
    await contacts.finish(300);
    const decided = await readWhenSettled(() => readDecisions((path) => get(url, path), laid.surveyId), provider);
    const invited = decided.filter(({ state }) => state === 'invited').length;
    const figures = [
      `${kills} kills (SIGKILL); ${contacts.sent()} contacts of ${customers} customers, ${contacts.attempts()} requests; slowest start ${(lives.slowestStartMs / 1000).toFixed(1)} s`,
      `${decided.length} decisions: ${invited} invited, ${decided.length - invited} not; ${provider.asked()} requests to the provider, which lost ${lostAnswers * 100} % of its answers, ${provider.taken().length} mails taken, ${provider.conflicts()} conflicts`,
    ];
    return { figures, faults: [...contacts.refusals.slice(0, 5), ...faultsInDecisions(decided, contacts, asOf), ...faultsInMails(provider, invited, contacts.sent(), customers)] };
  } finally {
    await lives.current.kill();
    await provider.close();
  }
}

/** One contact that has ended, each at a moment of its own by which its decision is told. */
async function tell(url: string, key: string, number: number, customers: number, asOf: number) {
  const contact = { externalId: `contact-${number}`, customerExternalId: `c-${number % customers}`, channel: 'phone', startedAt: new Date(asOf).toISOString(), endedAt: new Date(asOf + number).toISOString() };
  const answer = await postTo(`${url}/api/v1/interactions`, key, contact).catch(() => undefined);
  const refused = await refusalIn(contact.externalId, answer);
  if (refused !== undefined) return { refused };
  const said: unknown = answer?.ok === true ? await answer.json().catch(() => undefined) : undefined;
  return received.safeParse(said).success ? 'answered' : 'again';
}

/** Everything decided about one survey's contacts, or nothing where the server did not answer. */
async function readDecisions(get: (path: string) => Promise<Response>, surveyId: string): Promise<Decided[]> {
  const all: Decided[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer: Response = await get(`/api/v1/surveys/${surveyId}/sending/decisions?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`);
    const { items, nextCursor }: z.infer<typeof page> = page.parse(await answer.json());
    all.push(...items);
    cursor = nextCursor;
  }
  return all;
}

/** Waits until nobody is still to be asked and the provider has as many mails as were written, or for long enough; a lost answer is repeated after half a minute. */
async function readWhenSettled(read: () => Promise<Decided[]>, provider: StandInProvider): Promise<Decided[]> {
  const deadline = Date.now() + mostSecondsToSettle * 1000;
  for (;;) {
    const decided = await read();
    const isSettled = decided.every(({ state }) => state !== 'waiting') && provider.taken().length >= decided.filter(({ state }) => state === 'invited').length;
    if (isSettled || Date.now() > deadline) return decided;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function faultsInDecisions(decided: readonly Decided[], contacts: Sending, asOf: number): string[] {
  const times = Map.groupBy(decided, ({ contact }) => Date.parse(contact?.endedAt ?? '') - asOf);
  const numbers = Array.from({ length: contacts.sent() }, (_, place) => place + 1);
  const without = numbers.filter((number) => !times.has(number));
  const twice = numbers.filter((number) => (times.get(number)?.length ?? 0) > 1);
  const waiting = decided.filter(({ state }) => state === 'waiting').length;
  const other = decided.find(({ state, code }) => state === 'not_sent' && code !== 'budget');
  return [
    ...(without.length > 0 ? [`${without.length} contacts were never decided, the first contact-${without[0]}.`] : []),
    ...(twice.length > 0 ? [`${twice.length} contacts were decided more than once, the first contact-${twice[0]}.`] : []),
    ...(waiting > 0 ? [`${waiting} contacts still wait.`] : []),
    ...(other === undefined ? [] : [`Somebody was not asked for another reason than the budget: ${other.code}.`]),
  ];
}

function faultsInMails(provider: StandInProvider, invited: number, contacts: number, customers: number): string[] {
  const byAddress = Map.groupBy(provider.taken(), ({ to }) => to);
  const people = Array.from({ length: customers }, (_, number) => ({ number, got: byAddress.get(customerAddress(number))?.length ?? 0, had: Math.floor(contacts / customers) + (number > 0 && number <= contacts % customers ? 1 : 0) }));
  const over = people.filter(({ got }) => got > sendingBudget.mailBudgetMost);
  const short = people.filter(({ got, had }) => got < Math.min(had, sendingBudget.mailBudgetMost));
  return [
    ...(over.length > 0 ? [`${over.length} customers were asked beyond the budget, the first ${customerAddress(over[0]?.number ?? 0)}.`] : []),
    ...(short.length > 0 ? [`${short.length} customers were asked less often than the budget allows, the first ${customerAddress(short[0]?.number ?? 0)}.`] : []),
    ...(provider.taken().length === invited ? [] : [`${invited} invitations were written and ${provider.taken().length} arrived.`]),
    ...(provider.conflicts() > 0 ? [`The provider refused ${provider.conflicts()} mails: other bytes under the same key.`] : []),
  ];
}
