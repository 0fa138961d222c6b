import { systemCtx } from '@kept/api/context.ts';
import { giveReplyAddress } from '@kept/api/mail/inbound/give-reply-address.ts';
import { inboundAddress } from '@kept/api/mail/inbound/inbound-address.ts';
import type { MailDoor } from '@kept/api/mail/inbound/mail-door.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import { readOwnedSince } from '@kept/api/act/owner-pages/owner-link.ts';
import { inOrg } from '@kept/db/scope.ts';
import { layCustomers } from '../../close-loop/lay-story.ts';
import { plantTheme } from '../../support/plant-theme.ts';
import type { TestApp } from '../../support/test-app.ts';
import { makeWorld, type Person, type World } from '../../support/world.ts';

export const secret = 'the secret a mail server shows';
export const door: MailDoor = { domain: 'reply.kept.example', secret, provider: undefined };

/** A Monday. */
export const monday = new Date('2026-11-23T10:00:00Z');

/** An organisation with an owner, their theme, and mails that went to customers. */
export interface Cast {
  readonly world: World;
  readonly owner: Person;
  readonly themeId: string;
  readonly replyTo: string;
}

/** Lays an organisation whose owner was written to about one theme. */
export async function makeCast(app: TestApp): Promise<Cast> {
  app.setNow(monday);
  const world = await makeWorld(app);
  const owner = await world.join('owner', 'Olive Owner');
  const themeId = await plantTheme(app, world, 'Refunds are late');
  const accepted = await world.admin.post(`/api/v1/themes/${themeId}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2027-03-01' });
  if (accepted.status !== 200) throw new Error(await accepted.text());
  return { world, owner, themeId, replyTo: await replyAddressOf(app, world, owner, themeId) };
}

/** The address a mail of today gives its owner. */
export async function replyAddressOf(app: TestApp, world: World, owner: Person, themeId: string): Promise<string> {
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  return inOrg(app.deps.db, world.orgId, async (tx) => {
    const since = await readOwnedSince(tx, ctx, [{ id: themeId, ownerId: owner.memberId }]);
    return (await giveReplyAddress(tx, ctx, { themeId, memberId: owner.memberId, ownedSince: since.get(themeId) ?? '', issuedOn: app.deps.now().toISOString().slice(0, 10) })) ?? '';
  });
}

/** One mail to a customer of its own, on its way: its id and its way back. */
export async function mailToCustomer(app: TestApp, world: World, email: string): Promise<{ mailId: string; bounce: string }> {
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  const [customerId = ''] = await layCustomers(app, world, [{ email }]);
  const queued = await inOrg(app.deps.db, world.orgId, (tx) => queueMail(tx, ctx, { kind: 'notice', occasion: 'a fix', recipient: `customer:${customerId}`, customerId, to: { name: 'Maria', email }, subject: 'News', html: '<p>News</p>', plainText: 'News' }));
  const mailId = queued?.id ?? '';
  return { mailId, bounce: inboundAddress(ctx, 'bounce', mailId) ?? '' };
}

/** Brings a message as a mail server does. */
export function bring(app: TestApp, raw: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return app.fetch('/inbound', { method: 'POST', headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${secret}`, ...headers }, body: typeof raw === 'string' ? raw : new Uint8Array(raw) });
}
