import { invalidField } from '@kept/core/errors.ts';
import { and, type Column, eq, lt, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';

/** Where a page of a list ends that shows the latest first. */
export function timeCursor({ at, id }: { readonly at: Date; readonly id: string }): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/** What comes after a page. Throws AppError for a cursor we did not write. */
export function afterCursor(cursor: string, columns: { readonly at: Column; readonly id: Column }): SQL | undefined {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime()) || !z.uuid().safeParse(id).success) throw invalidField('cursor', 'This page address is not one of ours. Start from the first page.');
  return or(lt(columns.at, moment), and(eq(columns.at, moment), lt(columns.id, id)));
}
