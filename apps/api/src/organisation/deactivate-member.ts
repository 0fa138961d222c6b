import { ownedStatuses } from '@kept/core/act/theme-status.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { ladderStep } from '@kept/db/schema/act/ladders.ts';
import { procedure, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, asc, count, eq, notInArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { keepAnAdministrator } from './keep-an-administrator.ts';
import { recordAudit } from './record-audit.ts';
import { endSessions } from './sessions.ts';

/**
 * Lets a member leave: they cannot sign in here any more, and what they did stays. The database itself refuses while they
 * own a theme or a procedure, are somebody's deputy, or a ladder tells them; the refusal names what needs a new person first.
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
        // Nobody stands in for the owner of a theme that is settled.
        await tx.update(theme).set({ deputyId: null, deputyActive: null }).where(and(eq(theme.orgId, ctx.orgId), eq(theme.deputyId, memberId), notInArray(theme.status, [...ownedStatuses])));
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
  const named = await namedIn(tx, orgId, memberId);
  const owned = [ownedWords(themes, 'a theme', 'themes'), ownedWords(procedures, 'a procedure', 'procedures')].filter((words) => words !== '');
  const sentences = [
    ...(owned.length === 0 ? [] : [`${name} owns ${owned.join(', and ')}. Give ${themes.length + procedures.length === 1 ? 'it' : 'them'} a new owner first.`]),
    ...(named.length === 0 ? [] : [`${name} ${named.join(' and ')}. Name somebody else first.`]),
  ];
  return sentences.join(' ');
}

/** Where else they are counted on: as deputies, in steps of ladders, as the sponsor. */
async function namedIn(tx: OrgTx, orgId: string, memberId: string): Promise<string[]> {
  const deputyOf = await tx.select({ title: theme.title }).from(theme).where(and(eq(theme.orgId, orgId), eq(theme.deputyId, memberId))).orderBy(asc(theme.deadlineOn), asc(theme.id));
  const [told] = await tx.select({ steps: count() }).from(ladderStep).where(and(eq(ladderStep.orgId, orgId), eq(ladderStep.memberId, memberId)));
  const [sponsored] = await tx.select({ orgId: setting.orgId }).from(setting).where(and(eq(setting.orgId, orgId), eq(setting.sponsorId, memberId)));
  const steps = told?.steps ?? 0;
  return [
    ...(deputyOf.length === 0 ? [] : [`stands in for the owner of ${ownedWords(deputyOf, 'a theme', 'themes')}`]),
    ...(steps === 0 ? [] : [`is told by ${steps === 1 ? 'a step of a ladder' : `${steps} steps of ladders`}`]),
    ...(sponsored === undefined ? [] : ['is the executive sponsor']),
  ];
}

function ownedWords(owned: readonly { title: string }[], one: string, many: string): string {
  if (owned.length === 0) return '';
  const named = owned.slice(0, 3).map(({ title }) => `“${title}”`);
  const rest = owned.length > 3 ? ` and ${owned.length - 3} more` : '';
  return `${owned.length === 1 ? one : `${owned.length} ${many}`}: ${named.join(', ')}${rest}`;
}
