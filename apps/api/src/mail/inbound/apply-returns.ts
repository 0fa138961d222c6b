import { mailRules } from '@kept/core/close-loop/mail-rules.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { returnKinds } from '@kept/core/mail/inbound-words.ts';
import { inList } from '@kept/db/in-list.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { addressMacOf } from '../customer-links.ts';
import { holdIfTooMany } from '../hold-if-too-many.ts';
import { suppressAddress } from '../suppression/suppress-address.ts';
import type { InboundMessage } from './parse-inbound.ts';
import type { Outcome } from './settle-inbound.ts';

/** What was told of one mail of ours; undefined when nothing went wrong with it. */
export interface Report {
  readonly mailId: string;
  readonly told: Told | undefined;
  /** Who wrote it: a provider's or a server's program, or nobody knows. */
  readonly isAutomatic: boolean;
}

const event = z.object({ kind: z.enum(['delivered', ...returnKinds]), isAddressBad: z.boolean(), words: z.string(), ref: z.string().optional() });
type Told = z.infer<typeof event>;

const columns = { id: mail.id, kind: mail.kind, state: mail.state, emailNormal: mail.emailNormal, unknownSince: mail.unknownSince, providerId: mail.providerId, deliveredAt: mail.deliveredAt, returned: mail.returned };
type Row = Pick<typeof mail.$inferSelect, keyof typeof columns>;
type Change = Partial<typeof mail.$inferInsert>;

const rank = { delayed: 0, bounced: 1, complained: 2 } as const;
const outcomes = {
  delivered: 'Delivered: the reader’s own server took it.',
  delayed: 'Delayed: the other side is still being tried.',
  bounced: 'It came back for now: the address itself is not at fault, so it stays in use.',
  complained: 'It was marked as spam. Nothing more is sent to its address.',
} as const;

/** An event as it was stored. Throws when it is none. */
export function readEvent(raw: Uint8Array): Told {
  return event.parse(JSON.parse(Buffer.from(raw).toString('utf8')));
}

/** A message somebody's server sent to a mail's own address. */
export function reportIn(mailId: string, { returned, isAutomatic }: InboundMessage): Report {
  return { mailId, told: returned, isAutomatic };
}

/**
 * Writes down on mails of ours what became of each after it was handed over, whatever the order reports come in; one whose fate nobody
 * knew is settled by it. A dead address, and one that complained, gets nothing more, and when too much came back the rest is held. Gives
 * what became of each report; with `skip` undefined for one whose mail somebody else holds now, so that nobody waits here while holding others.
 */
export async function applyReturns(tx: OrgTx, ctx: Ctx, reports: readonly Report[], held: 'wait' | 'skip'): Promise<(Outcome | undefined)[]> {
  const ids = [...new Set(reports.flatMap(({ mailId, told }) => (told === undefined ? [] : [mailId])))];
  const here = and(eq(mail.orgId, ctx.orgId), inList(mail.id, ids));
  const rows = new Map((await tx.select(columns).from(mail).where(here).orderBy(asc(mail.id)).for('update', held === 'skip' ? { skipLocked: true } : {})).map((row) => [row.id, row]));
  const known = held === 'wait' || rows.size === ids.length ? new Set(rows.keys()) : new Set((await tx.select({ id: mail.id }).from(mail).where(here)).map(({ id }) => id));
  const changes = new Map<string, Change>();
  const came: CameBack[] = [];
  const results = reports.map(({ mailId, told, isAutomatic }): Outcome | undefined => {
    if (told === undefined) return { state: 'not_used', reason: isAutomatic ? 'A program answered a mail, and nothing went wrong with it.' : 'It is no delivery report. Nobody reads mail at this address.' };
    const row = rows.get(mailId);
    if (row === undefined) return known.has(mailId) ? undefined : { state: 'not_used', reason: 'The mail it reports about is not on record any more.' };
    const change = changeBy(row, told, ctx.now());
    rows.set(mailId, { ...row, ...change });
    changes.set(mailId, { ...changes.get(mailId), ...change });
    const isOver = told.kind === 'complained' || (told.kind === 'bounced' && told.isAddressBad);
    if (mailRules[row.kind].to === 'customer') came.push({ kind: told.kind, struck: isOver ? row.emailNormal : null });
    return { state: 'used', reason: told.kind === 'bounced' && isOver ? 'It could not be delivered: the address is at fault. Nothing more is sent to it.' : outcomes[told.kind] };
  });
  await save(tx, ctx, changes);
  await strikeOff(tx, ctx, came);
  return results;
}

/** What a customer's mail came to, and the address nothing more is sent to. */
interface CameBack {
  readonly kind: Told['kind'];
  readonly struck: string | null;
}

function changeBy(row: Row, { kind, words, ref }: Told, at: Date): Change {
  // Whoever reports about it had it: it was sent, whatever answer we did not hear.
  const wasOpen = row.state === 'uncertain' || row.state === 'sending' || ((row.state === 'pending' || row.state === 'cancelled') && row.unknownSince !== null);
  const settled = wasOpen ? { state: 'sent' as const, reason: null, settledAt: at, providerId: row.providerId ?? ref ?? null } : {};
  const delivered = kind === 'delivered' && row.deliveredAt === null ? { deliveredAt: at } : {};
  const isNews = kind !== 'delivered' && (row.returned === null || rank[kind] > rank[row.returned]);
  const came = isNews ? { returned: kind, returnedReason: redactText(words).text, returnedAt: at } : {};
  return { ...settled, ...delivered, ...came };
}

/** Of most mails the same is told. */
async function save(tx: OrgTx, ctx: Ctx, changes: ReadonlyMap<string, Change>): Promise<void> {
  for (const alike of Map.groupBy(changes, ([, change]) => JSON.stringify(change)).values()) {
    const change = alike[0]?.[1] ?? {};
    if (Object.keys(change).length > 0) await tx.update(mail).set(change).where(and(eq(mail.orgId, ctx.orgId), inList(mail.id, alike.map(([id]) => id))));
  }
}

async function strikeOff(tx: OrgTx, ctx: Ctx, came: readonly CameBack[]): Promise<void> {
  for (const { kind, struck } of came) {
    if (struck !== null) await suppressAddress(tx, ctx, addressMacOf(ctx, struck), kind === 'complained' ? 'complained' : 'bounced');
  }
  if (came.some(({ kind }) => kind === 'bounced')) await holdIfTooMany(tx, ctx, 'bounces');
  if (came.some(({ kind }) => kind === 'complained')) await holdIfTooMany(tx, ctx, 'complaints');
}
