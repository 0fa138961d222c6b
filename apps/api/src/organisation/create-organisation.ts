import { AppError, invalidField } from '@kept/core/errors.ts';
import { normaliseEmail } from '@kept/core/email-address.ts';
import { isTimezone } from '@kept/core/calendar.ts';
import { newId } from '@kept/db/new-id.ts';
import { account, accountOrganisation, organisation } from '@kept/db/schema/directory.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { type DirectoryTx, inDirectory, inOrg } from '@kept/db/scope.ts';
import { eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Deps, systemCtx } from '../context.ts';
import { raiseUsualLadder } from './raise-usual-ladder.ts';
import { newPassword, refuseOwnWords } from './new-password.ts';
import { hashPassword } from './password.ts';
import { oneLine } from './one-line.ts';
import { recordAudit } from './record-audit.ts';

export const alreadySetUp = 'Kept is set up already. Sign in, or ask an administrator for an invitation.';

export const newOrganisation = z.object({
  organisationName: oneLine('Give the organisation a name.', 80),
  timezone: z.string().refine(isTimezone, 'This is not a time zone we know. Write it as Europe/London.'),
  postalAddress: z.string().trim().max(200).default(''),
  name: oneLine('Tell us your name.', 80),
  email: z.string().max(254),
  password: newPassword,
});

/** Makes an organisation with its settings and its first administrator, all or nothing. The slug is made from the name. `onlyAsFirst` refuses when there is one already. */
export async function createOrganisation(deps: Deps, input: z.infer<typeof newOrganisation>, options: { demoSeed?: string; forgetAt?: Date; onlyAsFirst?: boolean } = {}): Promise<{ orgId: string; memberId: string; accountId: string; slug: string }> {
  const email = normaliseEmail(input.email);
  if (email === undefined) throw invalidField('email', 'This is not an email address. Write it as name@example.com.');
  refuseOwnWords(input.password, [input.name, email]);
  const passwordHash = await hashPassword(input.password);
  const now = deps.now();
  const orgId = newId(now);
  const memberId = newId(now);
  return inDirectory(deps.db, async (directory) => {
    if (options.onlyAsFirst === true) await refuseSecond(directory);
    const slug = await freeSlug(directory, input.organisationName);
    await directory.insert(organisation).values({ id: orgId, slug, name: input.organisationName, createdAt: now, demoSeed: options.demoSeed ?? null, forgetAt: options.forgetAt ?? null });
    const accountId = newId(now);
    const [made] = await directory.insert(account).values({ id: accountId, email, name: input.name, passwordHash, createdAt: now }).onConflictDoNothing().returning({ id: account.id });
    if (made === undefined) throw new AppError('conflict', 'There is already an account with this email. Sign in with it instead.', [{ pointer: '/email', message: 'There is already an account with this email.' }]);
    await directory.insert(accountOrganisation).values({ accountId, orgId, memberId });
    const ctx = systemCtx(deps, orgId, 'set-up');
    await inOrg(directory, orgId, async (tx) => {
      await tx.insert(member).values({ orgId, id: memberId, accountId, name: input.name, email, role: 'admin', active: true, joinedAt: now });
      await tx.insert(setting).values({ orgId, ...usualSettings(input), changedAt: now });
      await raiseUsualLadder(tx, ctx);
      await recordAudit(tx, ctx, 'create-organisation', `organisation:${orgId}`);
    });
    return { orgId, memberId, accountId, slug };
  });
}

/** Two people setting up at once: the table is locked until the first has finished, so that the second is refused. */
async function refuseSecond(directory: DirectoryTx): Promise<void> {
  await directory.execute(sql`lock table organisation in share row exclusive mode`);
  if (await hasOrganisation(directory)) throw new AppError('conflict', alreadySetUp);
}

/** Says whether Kept is in use: an organisation tried out with a visitor's own file does not count until it is kept. */
export async function hasOrganisation(directory: DirectoryTx): Promise<boolean> {
  const [found] = await directory.select({ id: organisation.id }).from(organisation).where(isNull(organisation.forgetAt)).limit(1);
  return found !== undefined;
}

function usualSettings(input: z.infer<typeof newOrganisation>) {
  return {
    timezone: input.timezone,
    currency: 'GBP',
    postalAddress: input.postalAddress,
    senderName: input.organisationName,
    senderEmail: 'kept@localhost.example',
    retentionMonths: 24,
    mailBudgetDays: 14,
    mailBudgetMost: 2,
    surveyGapDays: 30,
    publicPage: true,
  };
}

async function freeSlug(directory: DirectoryTx, name: string): Promise<string> {
  const plain = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
  const base = plain === '' ? 'organisation' : plain;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const [taken] = await directory.select({ id: organisation.id }).from(organisation).where(eq(organisation.slug, slug));
    if (taken === undefined) return slug;
  }
}
