import { digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { freePort } from '../support/free-port.ts';
import { type StandInProvider, startStandInProvider } from '../support/stand-in-provider.ts';
import { type DigestOptions, digestFaults } from './digest-faults.ts';
import { letTimePass, pause, providerEnv, startLife, untilMidSending, withDatabase } from './digest-life.ts';
import { manners, untilCalm } from './hurry-digest.ts';
import { addressOf, type LaidDigest, layDigest, triedSubjects } from './lay-digest.ts';
import type { Place } from './open-place.ts';
import type { Outcome } from './outcome.ts';

/** So many lives are granted beside those that end by a kill. */
const mostOtherLives = 30;
const mostSecondsToChoose = 60;
const tested = z.object({ subjectTest: z.object({ endsAt: z.string().nullable(), chosen: z.string().nullable() }) });

interface Run {
  readonly place: Place;
  readonly laid: LaidDigest;
  readonly provider: StandInProvider;
  readonly url: string;
  readonly start: () => ReturnType<typeof startLife>;
  readonly kills: number;
  lives: number;
}

/**
 * Sends a digest that tries two subjects, and kills the product while they are tried, between the choice and the rest, and while the rest goes
 * out: everybody gets it once, with the subject of their arm, and the choice is made once. Time is made to pass between lives.
 */
export async function killSubjects(place: Place, { kills, recipients }: DigestOptions): Promise<Outcome> {
  const laid = await layDigest(place, recipients, { triesSubjects: true });
  const marks: { readonly subject: string; readonly mark: string }[] = [];
  const look = ({ subject, html = '' }: { readonly subject: string; readonly html?: string }) => void marks.push({ subject, mark: /[?&](?:amp;)?k=([\w.-]+)/.exec(html)?.[1] ?? '' });
  const provider = await startStandInProvider({ ...manners, look });
  const port = await freePort();
  const run: Run = { place, laid, provider, url: `http://127.0.0.1:${port}`, kills, lives: 0, start: () => startLife(place, providerEnv(provider), port) };
  try {
    await killMidSending(run);
    await tryBoth(run, marks);
    const tried = provider.taken().length;
    const between = await killAtChoice(run);
    await killMidSending(run);
    const isSent = await sendRest(run);
    const { faults, reached } = digestFaults(recipients, provider);
    const figures = `${recipients} recipients, ${run.lives} lives, ${2 * kills + 1} ended by SIGKILL, the one at the choice ${between > 0 ? `with all ${between} of the rest still to be released` : 'when some of the rest was released already'}; ${provider.asked()} requests, ${tried} mails while subjects were tried, ${provider.taken().length - tried} later, ${reached} addresses reached, ${provider.conflicts()} conflicts`;
    return { figures: [figures], faults: [...faults, ...(isSent ? [] : [`The digest was not sent after ${run.lives} lives.`]), ...(await faultsInSubjects(run, tried))] };
  } finally {
    await provider.close();
  }
}

const mostLivesOf = ({ kills }: Run) => 2 * kills + 1 + mostOtherLives;

async function killMidSending(run: Run): Promise<void> {
  for (let left = run.kills; left > 0; left -= 1) {
    const life = await run.start();
    run.lives += 1;
    await untilMidSending(run.provider);
    await life.kill();
    await letTimePass(run.place);
  }
}

/** Lets everybody in the test have their mail, and the readers of the second subject click; then its hours are over. */
async function tryBoth(run: Run, marks: readonly { readonly subject: string; readonly mark: string }[]): Promise<void> {
  for (let isTried = false; !isTried && run.lives < mostLivesOf(run); run.lives += 1) {
    const life = await run.start();
    await untilCalm(run.laid, run.provider, run.url);
    isTried = (await read(run))?.endsAt !== null;
    await life.stop();
    await letTimePass(run.place);
  }
  // Who clicks seconds after the mail came is taken for a machine, and a quick machine would be one here.
  await withDatabase(run.place, (database) => database.run("update mail set settled_at = settled_at - interval '10 minutes' where settled_at is not null"));
  const life = await run.start();
  run.lives += 1;
  for (const { subject, mark } of marks) if (subject === triedSubjects.second) await fetch(`${run.url}/k/${mark}`, { method: 'POST' });
  await life.stop();
  await withDatabase(run.place, (database) => database.run("update digest set test_ends_at = test_ends_at - interval '2 days' where test_ends_at is not null"));
}

async function read({ laid, url }: Run): Promise<z.infer<typeof tested>['subjectTest'] | undefined> {
  return laid.ask(url).then(async (answer) => tested.parse(await answer.json()).subjectTest, () => undefined);
}

/** Kills as soon as the subject is chosen; says how many of the rest were not released by then, nought where some were. On PostgreSQL one of them is held, so that none can be. */
async function killAtChoice(run: Run): Promise<number> {
  const rest = async () => withDatabase(run.place, async (database) => Number((await database.run("select count(*)::int as waiting from digest_copy where arm = 'rest'")).rows[0]?.['waiting']));
  const before = await rest();
  const untilChosen = async (isChosen: () => Promise<boolean>) => {
    for (const deadline = Date.now() + mostSecondsToChoose * 1000; Date.now() < deadline && !(await isChosen()); ) await pause(2);
  };
  const liveAndDie = async (isChosen: () => Promise<boolean>) => {
    const life = await run.start();
    await untilChosen(isChosen);
    await life.kill();
  };
  if (run.place.database === 'embedded') await liveAndDie(async () => ((await read(run))?.chosen ?? null) !== null);
  else
    await withDatabase(run.place, (holder) =>
      withDatabase(run.place, (looker) =>
        holder.db.transaction(async (tx) => {
          await tx.select({ id: digestCopy.mailId }).from(digestCopy).where(eq(digestCopy.arm, 'rest')).orderBy(digestCopy.mailId).limit(1).for('update');
          await liveAndDie(async () => (await looker.run('select 1 from digest where subject_chosen is not null')).rows.length > 0);
          await tx.execute(sql`select 1`);
        }),
      ),
    );
  run.lives += 1;
  const after = await rest();
  await letTimePass(run.place);
  return after === before ? after : 0;
}

async function sendRest(run: Run): Promise<boolean> {
  for (let isSent = false; run.lives < mostLivesOf(run); ) {
    const life = await run.start();
    run.lives += 1;
    isSent = await untilCalm(run.laid, run.provider, run.url);
    await life.stop();
    await letTimePass(run.place);
    if (isSent) return true;
  }
  return false;
}

/** Both subjects while they were tried, only the chosen one after, each arm its own, and one choice on record. */
async function faultsInSubjects({ place, provider }: Run, tried: number): Promise<string[]> {
  const mails = provider.taken().filter(({ to }) => /^person-\d+@/.test(to));
  const isLate = new Set(provider.taken().slice(tried).map(({ id }) => id));
  const { arms, choices } = await withDatabase(place, async (database) => ({
    arms: new Map((await database.run('select m.email_normal as email, c.arm from digest_copy c join mail m on m.org_id = c.org_id and m.id = c.mail_id')).rows.map((row) => [String(row['email']), String(row['arm'])])),
    choices: (await database.run("select 1 from audit_entry where verb = 'choose-subject'")).rows.length,
  }));
  const wanted: Readonly<Record<string, string>> = { a: triedSubjects.first, b: triedSubjects.second, chosen: triedSubjects.second };
  const other = mails.filter(({ to, subject }) => wanted[arms.get(to) ?? ''] !== subject);
  const early = mails.filter(({ to, id }) => (arms.get(to) === 'chosen') !== isLate.has(id));
  const inArm = (arm: string) => [...arms.values()].filter((one) => one === arm).length;
  return [
    ...(other.length === 0 ? [] : [`${other.length} people got another subject than their arm’s, the first ${other[0]?.to}: “${other[0]?.subject}” in ${arms.get(other[0]?.to ?? '')}.`]),
    ...(early.length === 0 ? [] : [`${early.length} people got theirs before or after their time, the first ${early[0]?.to}.`]),
    ...(choices === 1 ? [] : [`A subject was chosen ${choices} times.`]),
    ...(Math.min(inArm('a'), inArm('b'), inArm('chosen')) > 0 && arms.has(addressOf(0)) ? [] : ['One of the arms is empty: this run showed nothing.']),
  ];
}
