import { normaliseEmail } from '@kept/core/email-address.ts';
import { invalidField } from '@kept/core/errors.ts';
import { account, accountOrganisation, organisation, passwordReset } from '@kept/db/schema/directory.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import * as template from '@kept/emails/password-reset.tsx';
import { renderMail } from '@kept/emails/render.ts';
import { and, asc, eq, lt } from 'drizzle-orm';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Deps, publicCtx } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sha256 } from '../secrets.ts';
import { findMember } from './find-member.ts';

export const resetRequest = z.object({ email: z.string().max(254) });

const validForMs = 3_600_000;
const leastMs = 400;

/**
 * Mails a link for choosing a new password, if there is an account with this email. Threat: learning who has an account;
 * the answer is the same for every email, and so is the time it takes.
 */
export async function askPasswordReset(deps: Deps, address: string, input: z.infer<typeof resetRequest>): Promise<void> {
  const email = normaliseEmail(input.email);
  if (email === undefined) throw invalidField('email', 'This is not an email address. Write it as name@example.com.');
  await deps.limits.resetByAddress.take(address);
  await deps.limits.resetByAccount.take(email);
  await Promise.all([mailLink(deps, email), wait(leastMs)]);
}

async function mailLink(deps: Deps, email: string): Promise<void> {
  const found = await findPlace(deps, email);
  if (found === undefined) return;
  const token = Buffer.from(deps.random(32)).toString('base64url');
  const tokenHash = sha256(token);
  const now = deps.now();
  const message = await renderMail(template, { organisationName: found.organisationName, firstName: found.firstName, resetUrl: `${deps.place.baseUrl}/reset/${token}`, validFor: 'one hour' });
  const ctx = publicCtx(deps, found.orgId);
  await inDirectory(deps.db, async (directory) => {
    await directory.delete(passwordReset).where(and(eq(passwordReset.accountId, found.accountId), lt(passwordReset.expiresAt, now)));
    await directory.insert(passwordReset).values({ tokenHash, accountId: found.accountId, createdAt: now, expiresAt: new Date(now.getTime() + validForMs) });
    await inOrg(directory, found.orgId, (tx) =>
      queueMail(tx, ctx, {
        kind: 'account',
        occasion: `password-reset:${tokenHash.slice(0, 32)}`,
        recipient: `account:${found.accountId}`,
        to: { name: found.name, email },
        subject: message.subject,
        html: message.html,
        plainText: message.text,
      }),
    );
  });
  await deps.wake('send-mail', found.orgId);
}

/** The account and the first organisation where it is still an active member; nobody else can sign in anyway. */
async function findPlace(deps: Deps, email: string) {
  const places = await inDirectory(deps.db, (tx) =>
    tx
      .select({ accountId: account.id, orgId: organisation.id, organisationName: organisation.name })
      .from(account)
      .innerJoin(accountOrganisation, eq(accountOrganisation.accountId, account.id))
      .innerJoin(organisation, eq(organisation.id, accountOrganisation.orgId))
      .where(eq(account.email, email))
      .orderBy(asc(accountOrganisation.memberId)),
  );
  for (const place of places) {
    const found = await findMember(deps, place.orgId, place.accountId);
    if (found !== undefined) return { ...place, name: found.name, firstName: found.name.split(' ')[0] ?? found.name };
  }
  return undefined;
}
