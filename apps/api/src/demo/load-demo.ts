import { dayIn } from '@kept/core/calendar.ts';
import type { Deps } from '../context.ts';
import { buildDemoWorld } from './build-world.ts';
import { demoSeed } from './demo-seed.ts';
import { isLoopbackName } from './local-only.ts';
import { noteDemoProgress, stepWords } from './demo-progress.ts';
import { findDemo, finishDemo, unfinishedMark } from './find-demo.ts';
import { demoPassword } from './lay-people.ts';
import { type DemoStep, layWorld } from './lay-world.ts';
import { listMembers } from './people.ts';
import { removeUnfinishedDemo } from './remove-unfinished-demo.ts';

const zone = 'Europe/London';
const secondsBetweenLines = 3;

/** Why the demo world may not be laid here, in a sentence; undefined when it may. It writes to invented people and lets anyone on this machine in. */
export function demoRefusal(deps: Pick<Deps, 'database' | 'transport' | 'place'>, listensOn: string): string | undefined {
  const { queue } = deps.database;
  if (!isLoopbackName(listensOn) || !isLoopback(deps.place.baseUrl)) return 'The demo world has passwords anybody can read, so it is not laid where others can reach it. Unset HOST and KEPT_URL, or start with --empty.';
  if (queue.kind === 'postgres' && !isLoopback(queue.url)) return 'The demo world is laid on this machine only: the database of DATABASE_URL is elsewhere. Start with --empty to set up an organisation of your own.';
  if (deps.transport.name !== 'outbox') return 'The demo world writes to invented people, so it is not laid where mail really goes out. Unset RESEND_API_KEY and SMTP_URL, or start with --empty.';
  return undefined;
}

/**
 * Lays the demo world if this Kept is empty, tells how far it is, and says who can sign in. One that was cut short is taken
 * away and laid afresh; an organisation of somebody's own is left alone.
 */
export async function loadDemo(deps: Deps, listensOn: string, say: (line: string) => void): Promise<void> {
  const state = await findDemo(deps);
  if (state.kind === 'other') return;
  if (state.kind === 'finished') return sayPeople(deps, say);
  const refusal = demoRefusal(deps, listensOn);
  if (refusal !== undefined) return say(refusal);
  if (state.kind === 'unfinished') {
    say('The demo world was cut short last time; laying it afresh.');
    await removeUnfinishedDemo(deps, state.orgId);
  }
  try {
    await lay(deps, say);
  } catch (error) {
    if ((await findDemo(deps)).kind !== 'other') throw error;
    return say('An organisation was set up in the meantime, so the demo world is not laid.');
  }
  sayPeople(deps, say);
}

async function lay(deps: Deps, say: (line: string) => void): Promise<void> {
  const startedAt = performance.now();
  const teller = openTeller(say, startedAt);
  try {
    noteDemoProgress(deps, 'people', 0);
    const world = buildDemoWorld({ seed: demoSeed, today: dayIn(deps.now(), zone) });
    const { orgId } = await layWorld(deps, world, unfinishedMark, (step, share) => {
      noteDemoProgress(deps, step, share);
      teller(step, share);
    });
    await finishDemo(deps, orgId);
  } finally {
    noteDemoProgress(deps, undefined, 0);
  }
  say(`Northlight Energy, the demo world, is complete (${seconds(startedAt)} s).`);
}

/** A line for every step, and every few seconds within one. */
function openTeller(say: (line: string) => void, startedAt: number): (step: DemoStep, share: number) => void {
  let lastStep: DemoStep | undefined;
  let lastAt = startedAt;
  return (step, share) => {
    const now = performance.now();
    if (step === lastStep && now - lastAt < secondsBetweenLines * 1000) return;
    if (step === 'year' && step !== lastStep) say(`Themes can be read (${seconds(startedAt)} s after the server was up).`);
    say(`${stepWords[step]} … ${Math.round(share * 100)} %`);
    lastStep = step;
    lastAt = now;
  };
}

function sayPeople({ place, now }: Deps, say: (line: string) => void): void {
  const people = listMembers(dayIn(now(), zone));
  say(`Sign in at ${place.baseUrl}/sign-in with one click, or with the password “${demoPassword}”:`);
  for (const { name, role, job, email } of people) say(`  ${role.padEnd(9)} ${email.padEnd(36)} ${name}, ${job.toLowerCase()}`);
}

function seconds(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}

function isLoopback(url: string): boolean {
  return isLoopbackName(URL.parse(url)?.hostname ?? '');
}
