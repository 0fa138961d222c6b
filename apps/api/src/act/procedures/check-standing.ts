import { AppError, invalidField } from '@kept/core/errors.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { findAbleMember } from '../find-able-member.ts';
import type { NewProcedure } from './procedure-input.ts';

const furthestReviewDays = 731;
const writer = { needs: 'procedures.write', lacks: 'may read procedures but not write them' } as const;

type Standing = Partial<Pick<NewProcedure, 'ownerId' | 'deputyId' | 'reviewOn' | 'driverIds'>>;

/** Refuses people who cannot answer for a procedure, a review in the past or beyond two years, and drivers that are not there. Gives the drivers that count. */
export async function checkStanding(tx: OrgTx, ctx: Ctx, { ownerId, deputyId, reviewOn, driverIds = [] }: Standing): Promise<string[]> {
  if (ownerId !== undefined) await findAbleMember(tx, ctx, { field: 'ownerId', id: ownerId, ...writer });
  if (deputyId !== undefined && deputyId !== null) await findAbleMember(tx, ctx, { field: 'deputyId', id: deputyId, ...writer });
  if (deputyId !== undefined && deputyId !== null && deputyId === ownerId) throw invalidField('deputyId', 'The deputy is somebody other than the owner.');
  if (reviewOn !== undefined) await checkReview(tx, ctx, reviewOn);
  if (driverIds.length === 0) return [];
  const found = await tx.select({ id: contactDriver.id, standsForId: contactDriver.standsForId }).from(contactDriver).where(and(eq(contactDriver.orgId, ctx.orgId), inArray(contactDriver.id, driverIds)));
  if (found.length < new Set(driverIds).size) throw invalidField('driverIds', 'One of these contact drivers does not exist. Choose again.');
  return [...new Set(found.map(({ standsForId }) => standsForId))];
}

async function checkReview(tx: OrgTx, ctx: Ctx, reviewOn: string): Promise<void> {
  const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
  const today = dayIn(ctx.now(), settings?.timezone ?? 'UTC');
  if (reviewOn <= today) throw invalidField('reviewOn', 'The review comes after today.');
  if (reviewOn > addDaysTo(today, furthestReviewDays)) throw invalidField('reviewOn', 'Look at a procedure again within two years.');
}

/** Two people writing at once: the second is told, and nothing is lost. */
export function requireVersion(found: { readonly version: number }, version: number): void {
  if (found.version !== version) throw new AppError('conflict', 'Somebody changed this procedure while you were working on it. Look at what stands now, then save again.');
}
