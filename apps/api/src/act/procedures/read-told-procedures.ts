import { reviewSentence } from '@kept/core/act/review-reminder.ts';
import { procedure, procedureReading, procedureTold, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Ctx } from '../../context.ts';

/** What somebody's mail of the day says of one procedure, and the entry that makes it say so. */
export interface ToldProcedure {
  readonly procedureId: string;
  readonly about: 'review' | 'reading';
  readonly period: string;
  readonly memberId: string;
  readonly title: string;
  readonly sentence: string;
}

/** Whom to tell about a procedure that has not been told yet: reviews that are still due, and versions that still count and are still unread. */
export async function readToldProcedures(tx: OrgTx, ctx: Ctx, today: string): Promise<ToldProcedure[]> {
  const asker = alias(member, 'asker');
  const rows = await tx
    .select({ procedureId: procedure.id, about: procedureTold.about, period: procedureTold.period, memberId: procedureTold.memberId, title: procedureVersion.title, number: procedure.number, reviewOn: procedure.reviewOn, asker: asker.name, readAt: procedureReading.readAt })
    .from(procedureTold)
    .innerJoin(procedure, and(eq(procedure.orgId, procedureTold.orgId), eq(procedure.id, procedureTold.procedureId), isNull(procedure.retiredAt)))
    .innerJoin(procedureVersion, and(eq(procedureVersion.orgId, procedure.orgId), eq(procedureVersion.procedureId, procedure.id), eq(procedureVersion.number, procedure.number)))
    .leftJoin(asker, and(eq(asker.orgId, procedureTold.orgId), eq(asker.id, procedureTold.toldBy)))
    .leftJoin(procedureReading, and(eq(procedureReading.orgId, procedure.orgId), eq(procedureReading.procedureId, procedure.id), eq(procedureReading.number, procedure.number), eq(procedureReading.memberId, procedureTold.memberId)))
    .where(and(eq(procedureTold.orgId, ctx.orgId), isNull(procedureTold.mailedAt)))
    .orderBy(procedureTold.toldAt, procedureTold.procedureId, procedureTold.period);
  return rows.flatMap(({ number, reviewOn, asker: by, readAt, ...row }) => {
    const isReview = row.about === 'review';
    if (isReview ? reviewOn > today || !row.period.startsWith(reviewOn) : readAt !== null || row.period !== `version ${number}`) return [];
    return [{ ...row, sentence: isReview ? reviewSentence(reviewOn, today) : `${by ?? 'Somebody'} asks you to read version ${number}.` }];
  });
}
