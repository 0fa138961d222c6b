import type { Deps } from '../context.ts';
import type { DemoStep } from './lay-world.ts';

/** How far the laying of the demo world is, in this process. */
export interface DemoProgress {
  readonly step: DemoStep;
  /** Within the step, from 0 to 1. */
  readonly share: number;
  readonly words: string;
}

export const stepWords = {
  people: 'Letting the people of Northlight Energy in',
  words: 'Taking in what customers said over a year',
  themes: 'Finding themes in their words',
  year: 'Taking in the rest of the year; themes can be read already',
  story: 'Telling what was done about it, and sending two digests',
} as const satisfies Record<DemoStep, string>;

const underWay = new WeakMap<Deps['db'], DemoProgress>();

/** Notes how far it is; undefined when it is over. */
export function noteDemoProgress({ db }: Pick<Deps, 'db'>, step: DemoStep | undefined, share: number): void {
  if (step === undefined) underWay.delete(db);
  else underWay.set(db, { step, share, words: stepWords[step] });
}

/** How far it is, while it goes on. */
export function readDemoProgress({ db }: Pick<Deps, 'db'>): DemoProgress | undefined {
  return underWay.get(db);
}
