import { invalidField } from '@kept/core/errors.ts';
import { z } from 'zod';

/** Where the next page begins; opaque to whoever asks. */
export const pageCursor = z.string().max(200).optional();

const parts = z.tuple([z.iso.datetime(), z.uuid()]);

/** The row a page ended with, as a cursor. */
export function writeCursor(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/** The row a cursor stands for; refuses one that was not made here. */
export function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const parsed = parts.safeParse(Buffer.from(cursor, 'base64url').toString('utf8').split(' '));
  if (!parsed.success) throw invalidField('cursor', 'This page no longer exists. Start again from the first one.');
  return { at: new Date(parsed.data[0]), id: parsed.data[1] };
}
