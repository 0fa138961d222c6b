import { AppError } from '@kept/core/errors.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';
import { readSettings } from '../read-voice.ts';

/** Whoever is held back reads later on the public page what they missed: without it nobody may be held back. */
export async function refuseWithoutPage(tx: OrgTx, ctx: Ctx, controlPercent: number): Promise<void> {
  if (controlPercent === 0 || (await readSettings(tx, ctx)).publicPage) return;
  throw new AppError('conflict', 'A control group needs your public page: there those who were held back read what they missed. Open the page under “Public page”, or hold nobody back.');
}
