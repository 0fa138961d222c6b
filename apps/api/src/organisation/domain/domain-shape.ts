import { proofName } from '@kept/core/organisation/domain-name.ts';
import { domainSentence } from '@kept/core/organisation/domain-words.ts';
import { domainGraceMs, domainProblems } from '@kept/core/organisation/judge-domain.ts';
import type { domain } from '@kept/db/schema/directory.ts';
import { z } from 'zod';
import type { Ctx, Place } from '../../context.ts';

export const shownDomain = z.object({
  host: z.string(),
  url: z.string(),
  state: z.enum(['waiting', 'in_use', 'ending', 'removed']),
  proof: z.object({ name: z.string(), text: z.string() }).describe('The TXT record that proves it'),
  problem: z.string().nullable().describe('What the last look found wrong'),
  lookedAt: z.string().nullable(),
  endsAt: z.string().nullable().describe('When it ends unless the record is back'),
});
export const domainAnswer = z.object({ domain: shownDomain.nullable() });

type Row = typeof domain.$inferSelect;

/** The text that proves to us that a name is an organisation's: its own, and the same however often it is asked for. */
export function proofText({ secrets }: Pick<Ctx, 'secrets'>, orgId: string, host: string): string {
  return `kept-domain=${secrets.mac('domain', `${orgId}\n${host}`).slice(0, 40)}`;
}

/** The address of an organisation's own name: scheme and port are those Kept is opened with. */
export function originAt({ baseUrl }: Pick<Place, 'baseUrl'>, host: string): string {
  const { protocol, port } = new URL(baseUrl);
  return `${protocol}//${host}${port === '' ? '' : `:${port}`}`;
}

export function showDomain(ctx: Ctx, row: Row): z.infer<typeof shownDomain> {
  const problem = domainProblems.find((one) => one === row.problem);
  const state = row.removedAt !== null ? 'removed' : row.provenAt === null ? 'waiting' : row.missingSince === null ? 'in_use' : 'ending';
  return {
    host: row.host,
    url: originAt(ctx.place, row.host),
    state,
    proof: { name: proofName(row.host), text: proofText(ctx, ctx.orgId, row.host) },
    problem: problem === undefined ? null : domainSentence(problem, row.host, row.provenAt !== null),
    lookedAt: row.lookedAt?.toISOString() ?? null,
    endsAt: row.missingSince === null ? null : new Date(row.missingSince.getTime() + domainGraceMs).toISOString(),
  };
}
