import { notFound } from '@kept/core/errors.ts';
import { procedureGrant } from '@kept/core/act/procedure-grants.ts';
import { procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { inOrg } from '@kept/db/scope.ts';
import { diffLines } from 'diff';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

export const comparedVersions = z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) });
const version = z.object({ number: z.int(), title: z.string(), grants: z.array(procedureGrant) });
export const versionDifference = z.object({
  from: version,
  to: version,
  lines: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })).describe('Of the text, line by line'),
});

/** What changed in the words of a procedure between two of its versions. */
export async function compareVersions(ctx: Ctx, procedureId: string, { from, to }: z.infer<typeof comparedVersions>): Promise<z.infer<typeof versionDifference>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const rows = await tx.select().from(procedureVersion).where(and(eq(procedureVersion.orgId, ctx.orgId), eq(procedureVersion.procedureId, procedureId), inArray(procedureVersion.number, [from, to])));
    const [before, after] = [rows.find((row) => row.number === from), rows.find((row) => row.number === to)];
    if (before === undefined || after === undefined) throw notFound('version of this procedure');
    const shown = (row: typeof before) => ({ number: row.number, title: row.title, grants: [...row.grants] });
    const lines = diffLines(`${before.body.trimEnd()}\n`, `${after.body.trimEnd()}\n`).flatMap(({ value, added, removed }) =>
      value.replace(/\n$/, '').split('\n').map((text) => ({ kind: added === true ? ('added' as const) : removed === true ? ('removed' as const) : ('same' as const), text })),
    );
    return { from: shown(before), to: shown(after), lines };
  });
}
