import { armOf, type SubjectArm } from '@kept/core/close-loop/subject-test.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import type { Ctx } from '../../context.ts';

const digits = 12;

/** Where a person stands in a digest's test of two subjects, the same whenever it is asked; null where nothing is tested. */
export function subjectArm(ctx: Pick<Ctx, 'orgId' | 'secrets'>, row: Pick<typeof digest.$inferSelect, 'id' | 'subjectTest' | 'subjectChosen'>, customerId: string): SubjectArm | null {
  if (row.subjectTest === null) return null;
  if (row.subjectChosen !== null) return 'chosen';
  return armOf(Number.parseInt(ctx.secrets.mac('subject', `${ctx.orgId}\n${row.id}\n${customerId}`).slice(0, digits), 16) / 16 ** digits, row.subjectTest);
}
