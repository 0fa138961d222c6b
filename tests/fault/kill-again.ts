import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './open-place.ts';
import type { KeptProcess } from './start-process.ts';

const shortestLifeMs = 300;
const mostSecondsToAnswer = 600;

/** The process that lives now, and what was seen of those before it. */
export interface Lives {
  current: KeptProcess;
  /** False from a kill until the next process says that it is up. */
  isUp: boolean;
  staleLocks: number;
  slowestStartMs: number;
}

/** How often a process is killed, and how old it may get. */
export interface Killing {
  readonly kills: number;
  readonly longestLifeMs: number;
}

/** The first life. */
export async function beginLives(start: () => Promise<KeptProcess>): Promise<Lives> {
  return { current: await start(), isUp: true, staleLocks: 0, slowestStartMs: 0 };
}

/** Kills a process so many times at random moments of its life and starts it again; its life begins when something has been `done` in it. */
export async function killAgainAndAgain(place: Place, lives: Lives, start: () => Promise<KeptProcess>, { kills, longestLifeMs }: Killing, done: () => number): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    await untilItAnswers(done);
    await new Promise((resolve) => setTimeout(resolve, shortestLifeMs + Math.random() * (longestLifeMs - shortestLifeMs)));
    lives.isUp = false;
    await lives.current.kill();
    if (existsSync(join(place.dataDir, 'lock'))) lives.staleLocks += 1;
    const began = performance.now();
    lives.current = await start();
    lives.isUp = true;
    lives.slowestStartMs = Math.max(lives.slowestStartMs, performance.now() - began);
  }
}

/** A server that has not answered yet has nothing to lose: its time begins with its first answer. */
async function untilItAnswers(done: () => number): Promise<void> {
  const before = done();
  const deadline = Date.now() + mostSecondsToAnswer * 1000;
  while (done() === before) {
    if (Date.now() > deadline) throw new Error(`Nothing was answered for ${mostSecondsToAnswer} s.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
