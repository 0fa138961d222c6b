import { dayIn, writeDay } from '@kept/core/calendar.ts';
import type { Db } from '@kept/db/client.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { apiKey } from '@kept/db/schema/organisation/keys.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { type DueWork, inDirectory, inOrg } from '@kept/db/scope.ts';
import * as template from '@kept/emails/key-ending.tsx';
import { renderMail } from '@kept/emails/render.ts';
import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { recordAudit } from './record-audit.ts';

/** How long before its end whoever made a key hears of it. */
export const warnedForMs = 14 * 86_400_000;

/** Tells whoever made a key, once, that it ends within a fortnight; who has left is not written to. */
export async function warnOfKeys(ctx: Ctx): Promise<void> {
  const [own] = await inDirectory(ctx.db, (tx) => tx.select({ name: organisation.name }).from(organisation).where(eq(organisation.id, ctx.orgId)));
  const keys = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ key: apiKey, member, timezone: setting.timezone })
      .from(apiKey)
      .leftJoin(member, and(eq(member.orgId, apiKey.orgId), eq(member.id, apiKey.createdBy), eq(member.active, true)))
      .leftJoin(setting, eq(setting.orgId, apiKey.orgId))
      .where(and(eq(apiKey.orgId, ctx.orgId), endsSoon(ctx.now())))
      .orderBy(asc(apiKey.expiresAt)),
  );
  for (const { key, member: maker, timezone } of keys) {
    const endsOn = writeDay(dayIn(key.expiresAt ?? ctx.now(), timezone ?? 'UTC'));
    const message = await renderMail(template, { organisationName: own?.name ?? '', keyName: key.name, endsOn, settingsUrl: `${ctx.place.baseUrl}/settings?tab=keys` });
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      const [mine] = await tx.update(apiKey).set({ warnedAt: ctx.now() }).where(and(eq(apiKey.orgId, ctx.orgId), eq(apiKey.id, key.id), isNull(apiKey.warnedAt))).returning({ id: apiKey.id });
      if (mine === undefined) return;
      await recordAudit(tx, ctx, 'note-key-ending', `key:${key.id}`);
      if (maker === null) return;
      await queueMail(tx, ctx, { kind: 'account', occasion: `key-ending:${key.id}`, recipient: `account:${maker.accountId}`, to: { name: maker.name, email: maker.email }, subject: message.subject, html: message.html, plainText: message.text });
    });
  }
  if (keys.length > 0) await ctx.wake('send-mail', ctx.orgId);
}

/** Organisations with a key that ends soon and of which nobody was told. */
export async function keysDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  return tx.select({ orgId: apiKey.orgId, id: apiKey.id }).from(apiKey).where(endsSoon(now));
}

function endsSoon(now: Date) {
  return and(lte(apiKey.expiresAt, new Date(now.getTime() + warnedForMs)), gt(apiKey.expiresAt, now), isNull(apiKey.warnedAt), isNull(apiKey.revokedAt));
}
