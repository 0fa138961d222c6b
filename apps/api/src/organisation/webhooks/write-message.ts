import { writeDay } from '@kept/core/calendar.ts';
import { slackText } from '@kept/core/organisation/slack-text.ts';
import type { WebhookKind } from '@kept/core/organisation/webhook-words.ts';
import type { webhookDelivery } from '@kept/db/schema/organisation/webhooks.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';
import { readMember, readSubject } from './read-subject.ts';

type Delivery = Pick<typeof webhookDelivery.$inferSelect, 'eventType' | 'actor' | 'subject' | 'detail' | 'happenedAt'>;

/**
 * Writes what is sent about an event: what happened, to what, by whom, and where to look at it. Ids, a title, a status, an owner and a
 * deadline; never the words of customers or agents.
 */
export async function writeMessage(tx: OrgTx, ctx: Ctx, kind: WebhookKind, { eventType, actor, subject, detail, happenedAt }: Delivery): Promise<string> {
  const { called, path, promise, ...about } = await readSubject(tx, ctx, subject);
  const by = await readActor(tx, ctx, actor);
  const link = `${ctx.place.baseUrl}${path}`;
  if (kind === 'slack') {
    const deadline = promise?.deadlineOn ?? null;
    return JSON.stringify({ text: slackText({ type: eventType, name: about.name, kind: called, by: by.name, link, ownerName: promise?.owner?.name ?? null, deadline: deadline === null ? null : writeDay(deadline) }) });
  }
  return JSON.stringify({ type: eventType, timestamp: happenedAt.toISOString(), data: { organisation: ctx.orgId, about: { ...about, ...promise, link }, by, detail } });
}

async function readActor(tx: OrgTx, ctx: Ctx, actor: string): Promise<{ kind: string; id: string | null; name: string | null }> {
  const [kind = '', id = ''] = actor.split(':');
  if (kind === 'member') return { kind, id, name: (await readMember(tx, ctx, id))?.name ?? null };
  return { kind: kind === 'system' ? 'kept' : kind, id: kind === 'key' ? id : null, name: kind === 'system' ? 'Kept' : null };
}
