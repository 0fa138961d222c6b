import { z } from 'zod';
import { freePort } from '../support/free-port.ts';
import { type StandInProvider, startStandInProvider } from '../support/stand-in-provider.ts';
import { type DigestOptions, digestFaults } from './digest-faults.ts';
import { type LaidDigest, layDigest } from './lay-digest.ts';
import type { Place } from './open-place.ts';
import { faultsInHearing, hearingEnv, tellingTo } from './hearing.ts';
import type { Outcome } from './outcome.ts';
import { type KeptProcess, startProcess } from './start-process.ts';
import { type ClaimWatch, watchClaims } from './watch-claims.ts';

/** Shares of requests: taken and not answered, told to wait, answered by an error of the provider's own. */
const [lostAnswers, busy, broken] = [0.05, 0.02, 0.02];
const workersOnPostgres = 3;
/** A slow guess, so that the kills are spread over the whole sending and not over its beginning. */
const mailsPerSecond = 250;
const shortestLifeMs = 500;
const mostMinutesIdle = 12;
/** A claim of a killed worker and one sweep, with some to spare. */
const mostSecondsToFirst = 120;
/** The promise: work a killed worker held is resumed within so long. */
const mostSecondsToResume = 90;
const report = z.object({ state: z.string(), report: z.object({ sent: z.number(), waiting: z.number(), failed: z.number(), uncertain: z.number() }).nullable() });
type Report = z.infer<typeof report>;

/** Sends one digest with workers that are killed at random points, to a provider that loses answers: every address gets it exactly once. */
export async function killDigest(place: Place, options: DigestOptions): Promise<Outcome> {
  const laid = await layDigest(place, options.recipients);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const provider = await startStandInProvider({ lostAnswers, busy, retryAfterSeconds: 1, isBroken: () => Math.random() < broken, ...(options.webhooks === true ? { webhook: tellingTo(url) } : {}) });
  const env = { ...place.env, ...(options.webhooks === true ? hearingEnv : {}), RESEND_API_KEY: 'test', RESEND_BASE_URL: provider.url };
  const began = Date.now();
  const isSplit = place.database === 'postgres';
  const claims = isSplit ? watchClaims(place.env.DATABASE_URL ?? '') : undefined;
  const api = isSplit ? await startProcess(['--role', 'api'], env, port) : undefined;
  const start = async () => startProcess(isSplit ? ['--role', 'worker'] : ['--empty'], env, isSplit ? await freePort() : port);
  const workers = isSplit ? workersOnPostgres : 1;
  const fates = openFates(options, workers);
  const survivors = Promise.all(Array.from({ length: workers }, () => dieAndReturn(start, fates, provider)));
  try {
    const watched = await watch(url, laid, provider, survivors.then(() => undefined));
    const { faults, reached } = faultsIn(options.recipients, provider, watched, claims);
    faults.push(...(await faultsInHearing(provider, laid, url)));
    return { figures: figuresOf(options, workers, { fates, provider, watched, claims, reached, seconds: (Date.now() - began) / 1000 }), faults };
  } finally {
    fates.left = 0;
    const running = await survivors.catch((): KeptProcess[] => []);
    for (const process of [...running, ...(api === undefined ? [] : [api])]) await process.stop();
    await claims?.close();
    await provider.close();
  }
}

interface Fates {
  left: number;
  done: number;
  /** Kills while mails were being handed over: at least one in the second before. */
  hits: number;
  readonly longestLifeMs: number;
}

function openFates({ kills, recipients }: DigestOptions, workers: number): Fates {
  const mean = (workers * 1000 * recipients) / mailsPerSecond / kills;
  return { left: kills, done: 0, hits: 0, longestLifeMs: Math.min(60_000, Math.max(2_000, 2 * mean)) };
}

/** One worker's place: filled again after each kill, until no kills are left; gives the worker that lives on. */
async function dieAndReturn(start: () => Promise<KeptProcess>, fates: Fates, provider: StandInProvider): Promise<KeptProcess> {
  for (;;) {
    const worker = await start();
    if (fates.left <= 0) return worker;
    fates.left -= 1;
    await untilAsked(provider);
    const life = shortestLifeMs + Math.random() * (fates.longestLifeMs - shortestLifeMs);
    await pause(Math.max(0, life - 1000));
    const before = provider.asked();
    await pause(Math.min(1000, life));
    if (provider.asked() > before) fates.hits += 1;
    await worker.kill();
    fates.done += 1;
  }
}

/** A worker that has handed nothing over yet has nothing to lose: its time begins with the next mail, unless none comes any more. */
async function untilAsked(provider: StandInProvider): Promise<void> {
  const before = provider.asked();
  const deadline = Date.now() + mostSecondsToFirst * 1000;
  while (provider.asked() === before && Date.now() < deadline) await pause(20);
}

interface Watched {
  readonly last: Report | undefined;
  /** The longest time without a single mail before the digest was sent, in seconds. */
  readonly longestSilence: number;
}

/** Watches until the digest calls itself sent and every kill has happened; gives up when nothing moves for many minutes. */
async function watch(url: string, laid: LaidDigest, provider: StandInProvider, killsOver: Promise<void>): Promise<Watched> {
  let areKillsOver = false;
  let trouble: unknown;
  killsOver.then(() => (areKillsOver = true), (error: unknown) => (trouble = error));
  let asked = provider.asked();
  let movedAt = Date.now();
  let longestSilence = 0;
  let last: Report | undefined;
  for (;;) {
    if (trouble !== undefined) throw trouble;
    await pause(1000);
    if (provider.asked() !== asked) {
      longestSilence = Math.max(longestSilence, (Date.now() - movedAt) / 1000);
      asked = provider.asked();
      movedAt = Date.now();
    }
    const answer = await laid.ask(url).then(async (response) => report.safeParse(await response.json()), () => undefined);
    if (answer?.success === true) last = answer.data;
    if (last?.state === 'sent' && areKillsOver) return { last, longestSilence };
    if (Date.now() - movedAt > mostMinutesIdle * 60_000) return { last, longestSilence: (Date.now() - movedAt) / 1000 };
  }
}

function faultsIn(recipients: number, provider: StandInProvider, { last }: Watched, claims: ClaimWatch | undefined): { faults: string[]; reached: number } {
  const seen = digestFaults(recipients, provider);
  const faults = [
    ...seen.faults,
    ...(last?.state === 'sent' ? [] : [`The digest is “${last?.state ?? 'not readable'}” and nothing moved for ${mostMinutesIdle} minutes.`]),
    ...(last?.report?.sent === recipients ? [] : [`The report of the digest says: ${JSON.stringify(last?.report)}.`]),
    ...((claims?.oldest() ?? 0) > mostSecondsToResume ? [`Mails a killed worker held were taken up again after ${Math.round(claims?.oldest() ?? 0)} s only.`] : []),
  ];
  return { faults, reached: seen.reached };
}

function figuresOf(options: DigestOptions, workers: number, seen: { fates: Fates; provider: StandInProvider; watched: Watched; claims: ClaimWatch | undefined; reached: number; seconds: number }): string[] {
  const { fates, provider, watched } = seen;
  return [
    `${options.recipients} recipients, ${workers} ${workers === 1 ? 'process' : 'workers'}, ${fates.done} kills (SIGKILL), ${fates.hits} of them while mails were being handed over; ${lostAnswers * 100} % of answers lost, ${busy * 100} % told to wait, ${broken * 100} % broken`,
    `${provider.asked()} requests, ${provider.taken().length} mails taken, ${seen.reached} addresses reached, ${provider.conflicts()} conflicts`,
    `report: ${JSON.stringify(watched.last?.report)}`,
    ...(provider.teller === undefined ? [] : [`told by its webhook, and known: ${[...provider.teller.told().of].map(([fate, times]) => `${fate} ${times}`).join(', ')}`]),
    ...(seen.claims === undefined ? [] : [`a killed worker's mails were taken up again after ${Math.round(seen.claims.oldest())} s at most`]),
    `whole run ${Math.round(seen.seconds)} s; longest time without a mail ${Math.round(watched.longestSilence)} s (a lost answer is repeated after 30 s, 1 min, 2 min, …)`,
  ];
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
