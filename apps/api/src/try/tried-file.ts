import { metrics } from '@kept/core/vocabulary.ts';
import { z } from 'zod';

/**
 * What is kept of a visitor's file: words, score and date of each row and nothing else. Personal data in the words is replaced before
 * it comes here; a score or date that cannot be read is empty.
 */
export const triedRows = z.object({
  metric: z.enum(metrics).nullable(),
  /** Of the whole file, so that it is known again when it comes another way. */
  hash: z.string().optional(),
  rows: z.array(z.object({ text: z.string(), score: z.string(), date: z.string() })),
});
export type TriedRows = z.infer<typeof triedRows>;

const triedTheme = z.object({ title: z.string(), size: z.int(), quotes: z.array(z.string()) });

/** How far Kept is with a visitor's file. `beatAt` is renewed while somebody works on it. */
export const triedState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('reading'), startedAt: z.iso.datetime(), beatAt: z.iso.datetime(), step: z.string(), done: z.int().nullable(), total: z.int().nullable() }),
  z.object({
    state: z.literal('ready'),
    startedAt: z.iso.datetime(),
    textColumn: z.string(),
    /** Rows with words in them. */
    texts: z.int(),
    /** Texts the themes were found in: all, or as many as could be read within the time a visitor waits. */
    read: z.int(),
    themed: z.int(),
    seconds: z.number(),
    themes: z.array(triedTheme),
  }),
  z.object({ state: z.literal('failed'), startedAt: z.iso.datetime(), message: z.string() }),
]);
export type TriedState = z.infer<typeof triedState>;

export const keptForMs = 3_600_000;
export const maxRows = 20_000;
/** A worker that gave no sign for this long is gone. */
export const silentMs = 60_000;

/** When a tried file is forgotten. */
export function forgottenAt(state: TriedState): Date {
  return new Date(Date.parse(state.startedAt) + keptForMs);
}
