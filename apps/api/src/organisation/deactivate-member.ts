import { AppError, notFound } from '@kept/core/errors.ts';
import { procedure, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { keepAnAdministrator } from './keep-an-administrator.ts';
import { recordAudit } from './record-audit.ts';
import { endSessions } from './sessions.ts';

/**
 * Lets a member leave: they cannot sign in here any more, and what they did stays. The database itself refuses while they
 * own a theme or a procedure; the refusal names those that need a new owner first.
 */
export async function deactivateMember(ctx: Ctx, memberId: string): Promise<void> {
  const here = and(eq(member.orgId, ctx.orgId), eq(member.id, memberId));
  const found = await inOrg(ctx.db, ctx.orgId, async (tx) => (await tx.select().from(member).where(here))[0]);
  if (found === undefined) throw notFound('member');
  if (!found.active) return;
  try {
    await inDirectory(ctx.db, async (directory) => {
      await endSessions(directory, found.accountId, ctx.orgId);
      await inOrg(directory, ctx.orgId, async (tx) => {
        await keepAnAdministrator(tx, ctx.orgId, memberId);
        await tx.update(member).set({ active: false, leftAt: ctx.now() }).where(and(here, eq(member.active, true)));
        await recordAudit(tx, ctx, 'deactivate-member', `member:${memberId}`);
      });
    });
  } catch (error) {
    if (violationOf(error)?.kind !== 'foreign') throw error;
    throw new AppError('conflict', await inOrg(ctx.db, ctx.orgId, (tx) => refusal(tx, ctx.orgId, memberId, found.name)));
  }
}

async function refusal(tx: OrgTx, orgId: string, memberId: string, name: string): Promise<string> {
  const themes = await tx
    .select({ title: theme.title })
    .from(theme)
    .where(and(eq(theme.orgId, orgId), eq(theme.ownerId, memberId), eq(theme.ownerActive, true)))
    .orderBy(asc(theme.deadlineOn), asc(theme.id));
  const procedures = await tx
    .select({ title: procedureVersion.title })
    .from(procedure)
    .innerJoin(procedureVersion, and(eq(procedureVersion.orgId, procedure.orgId), eq(procedureVersion.procedureId, procedure.id), eq(procedureVersion.number, procedure.number)))
    .where(and(eq(procedure.orgId, orgId), eq(procedure.ownerId, memberId), eq(procedure.ownerActive, true)))
    .orderBy(asc(procedureVersion.title));
  const owned = [ownedWords(themes, 'a theme', 'themes'), ownedWords(procedures, 'a procedure', 'procedures')].filter((words) => words !== '');
  return `${name} owns ${owned.join(', and ')}. Give ${themes.length + procedures.length === 1 ? 'it' : 'them'} a new owner first.`;
}

function ownedWords(owned: readonly { title: string }[], one: string, many: string): string {
  if (owned.length === 0) return '';
  const named = owned.slice(0, 3).map(({ title }) => `“${title}”`);
  const rest = owned.length > 3 ? ` and ${owned.length - 3} more` : '';
  return `${owned.length === 1 ? one : `${owned.length} ${many}`}: ${named.join(', ')}${rest}`;
}
