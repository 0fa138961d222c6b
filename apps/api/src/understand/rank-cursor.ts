import { invalidField } from '@kept/core/errors.ts';
import { z } from 'zod';

/** A place in a ranked list, as it stood at a moment. */
export interface RankPlace {
  readonly from: number;
  readonly asOf: Date;
}

const parts = z.tuple([z.coerce.number().int().min(0).max(100_000), z.iso.datetime()]);

/** The place as a cursor, opaque to whoever asks. */
export function writeRankCursor({ from, asOf }: RankPlace): string {
  return Buffer.from(`${from} ${asOf.toISOString()}`).toString('base64url');
}

/** The place a cursor stands for; refuses one that was not made here. */
export function readRankCursor(cursor: string | undefined): RankPlace | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const parsed = parts.safeParse(Buffer.from(cursor, 'base64url').toString('utf8').split(' '));
  if (!parsed.success) throw invalidField('cursor', 'This page no longer exists. Start again from the first one.');
  return { from: parsed.data[0], asOf: new Date(parsed.data[1]) };
}
