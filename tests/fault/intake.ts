import { z } from 'zod';
import { freePort } from '../support/free-port.ts';
import { surveyPeople } from './answer-surveys.ts';
import { readAnswers, type StoredAnswers } from './faults-in-answers.ts';
import { beginLives, killAgainAndAgain, type Killing, type Lives } from './kill-again.ts';
import type { Place } from './open-place.ts';
import type { Outcome } from './outcome.ts';
import { post, type Sender, sendSubmissions, source, submission, wayOf } from './send-submissions.ts';
import { setUpOverHttp } from './set-up-over-http.ts';
import { type KeptProcess, startProcess } from './start-process.ts';

const page = z.object({ items: z.array(z.object({ id: z.uuid(), title: z.string().nullable() })), nextCursor: z.string().nullable(), total: z.number() });
const repeated = z.object({ items: z.array(z.object({ id: z.uuid(), externalId: z.string(), existing: z.boolean() })), new: z.number(), existing: z.number() });
const mostSecondsToAnswer = 600;
const lot = 1000;

export interface IntakeOptions extends Killing {
  readonly perSecond: number;
}

/** Kills the server again and again under a stream of submissions: what was answered 2xx is stored, once, under the id it was answered with, and a survey answer as it was given last. */
export async function killIntake(place: Place, options: IntakeOptions): Promise<Outcome> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // People answer from addresses of their own, as a proxy in front would say.
  const env = { ...place.env, KEPT_TRUST_PROXY: '1' };
  const start = () => startProcess(['--empty'], env, port);
  const lives = await beginLives(start);
  try {
    const to = await setUpOverHttp(url, source);
    const people = await surveyPeople(url, to);
    const second = place.database === 'embedded' ? await startSecond(place, lives.current) : undefined;
    const sender = sendSubmissions(url, to, people, { perSecond: options.perSecond, isUp: () => lives.isUp });
    await killAgainAndAgain(place, lives, start, options, () => sender.answered.size + sender.thanked.size).catch(async (error: unknown) => {
      await sender.finish(0).catch(() => undefined);
      throw error;
    });
    await sender.finish(600);
    const answers = await readAnswers((path) => fetch(`${url}${path}`, { headers: { authorization: `Bearer ${to.key}` } }), people, sender.thanked);
    const expected = sender.answered.size + answers.counting;
    const read = await readWhenApplied(url, to.key, expected);
    const faults = [...sender.refusals.slice(0, 5), ...missingLocks(place, lives, options.kills), ...(second?.faults ?? []), ...answers.faults, ...faultsInStored(read, sender.answered, expected), ...(await faultsInRepeat(url, to.key, sender.sent(), idsOf(read, sender.answered)))];
    return { figures: figuresOf(place, options, { lives, second, sender, answers }), faults };
  } finally {
    await lives.current.kill();
  }
}

/** What was done, in sentences. */
function figuresOf(place: Place, { kills, perSecond }: IntakeOptions, { lives, second, sender, answers }: { lives: Lives; second: { readonly seconds: number } | undefined; sender: Sender; answers: StoredAnswers }): string[] {
  const up = sender.whileUp();
  const rate = (count: number) => `${(count / up.seconds).toFixed(1)} a second`;
  const webhooks = [...sender.answered.keys()].filter((name) => wayOf(Number(name.split('-')[1])) === 'webhook').length;
  const thanked = (way: string) => [...sender.thanked.values()].filter((one) => one === way).length;
  return [
    `${kills} kills (SIGKILL) under ${perSecond} submissions a second; ${place.database === 'embedded' ? `${lives.staleLocks} stale locks taken over; ` : ''}slowest start ${(lives.slowestStartMs / 1000).toFixed(1)} s`,
    ...(second === undefined ? [] : [`a second process on the same directory was gone after ${second.seconds.toFixed(1)} s`]),
    `up for ${up.seconds.toFixed(0)} s until the last kill was over: ${up.offered} offered (${rate(up.offered)}), ${up.answered} answered 2xx until then (${rate(up.answered)}), the rest after it; ${sender.attempts()} tries in all`,
    `${sender.answered.size - webhooks} by API, ${webhooks} by webhook, ${thanked('anonymous')} survey answers by the open address, ${thanked('personal')} by personal links, ${thanked('changed')} by personal links and then changed (${answers.apart} kept apart)`,
  ];
}

/** A second process on the directory has to end at once and name the one that holds it. */
async function startSecond(place: Place, holder: KeptProcess): Promise<{ seconds: number; faults: string[] }> {
  const began = performance.now();
  const said = await startProcess(['--empty'], place.env, await freePort()).then(
    async (intruder) => {
      await intruder.kill();
      return 'It came up.';
    },
    (error: unknown) => String(error),
  );
  const seconds = (performance.now() - began) / 1000;
  return { seconds, faults: said.includes(`process ${holder.pid} `) ? [] : [`A second process on the same directory did not name its holder: ${said}`] };
}

/** A kill that left no lock behind would prove nothing about taking one over. */
function missingLocks(place: Place, lives: Lives, kills: number): string[] {
  return place.database === 'embedded' && lives.staleLocks < kills ? [`Only ${lives.staleLocks} of ${kills} kills left a lock behind.`] : [];
}

/** What came by API and webhook, by its name, and how many items there are with the surveys'. */
interface StoredItems {
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly total: number;
}

/** Webhooks are applied after they were answered. What is added while pages are read stands before them and is missed: so nothing is read until all of it is there. */
async function readWhenApplied(url: string, key: string, expected: number): Promise<StoredItems> {
  const deadline = Date.now() + mostSecondsToAnswer * 1000;
  while ((await readPage(url, key, '')).total < expected && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 1000));
  return readStored(url, key);
}

async function readPage(url: string, key: string, cursor: string): Promise<z.infer<typeof page>> {
  const answer = await fetch(`${url}/api/v1/feedback?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`, { headers: { authorization: `Bearer ${key}` } });
  return page.parse(await answer.json());
}

/** Reads everything back, a page at a time. */
async function readStored(url: string, key: string): Promise<StoredItems> {
  const byName = new Map<string, string[]>();
  let total = 0;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const read: z.infer<typeof page> = await readPage(url, key, cursor);
    for (const { id, title } of read.items) if (title !== null) byName.set(title, [...(byName.get(title) ?? []), id]);
    total = read.total;
    cursor = read.nextCursor;
  }
  return { byName, total };
}

/** The id of each submission: the one it was answered with, or where a webhook has none, the one it is stored under. */
function idsOf({ byName }: StoredItems, answered: Sender['answered']): ReadonlyMap<string, string | undefined> {
  return new Map([...answered].map(([name, id]) => [name, id ?? byName.get(name)?.[0]]));
}

/** Holds what is stored against what was answered. */
function faultsInStored({ byName: stored, total }: StoredItems, answered: Sender['answered'], expected: number): string[] {
  const lost = [...answered].filter(([name]) => !stored.has(name));
  const doubled = [...stored].filter(([, ids]) => ids.length > 1);
  const other = [...answered].filter(([name, id]) => id !== undefined && stored.has(name) && stored.get(name)?.[0] !== id);
  return [
    ...(lost.length > 0 ? [`${lost.length} submissions were answered 2xx and are not stored, the first ${lost[0]?.[0]}.`] : []),
    ...(doubled.length > 0 ? [`${doubled.length} submissions are stored more than once, the first ${doubled[0]?.[0]}.`] : []),
    ...(other.length > 0 ? [`${other.length} submissions are stored under another id than they were answered with, the first ${other[0]?.[0]}.`] : []),
    ...(total === expected ? [] : [`${total} items are stored, ${expected} were answered.`]),
  ];
}

/** Sends all feedback once more: none may be new, and each answers the id it answered at first. */
async function faultsInRepeat(url: string, key: string, count: number, answered: ReadonlyMap<string, string | undefined>): Promise<string[]> {
  const faults: string[] = [];
  for (let from = 1; from <= count; from += lot) {
    const numbers = Array.from({ length: Math.min(lot, count - from + 1) }, (_, place) => from + place).filter((number) => ['feedback', 'webhook'].includes(wayOf(number)));
    if (numbers.length === 0) continue;
    const answer = await post(url, key, numbers.map(submission));
    const body = repeated.parse(await answer.json());
    const changed = body.items.filter((item) => answered.get(item.externalId) !== item.id);
    if (body.new > 0 || body.items.some((item) => !item.existing)) faults.push(`Of a second POST of ${numbers.length}, ${body.new} were new.`);
    if (changed.length > 0) faults.push(`A second POST answers another id for ${changed.length}, the first ${changed[0]?.externalId}.`);
  }
  return faults;
}
