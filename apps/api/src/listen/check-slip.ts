import { readSlip, type Slip, type SlipKind } from '@kept/core/listen/slip-text.ts';
import { frictionKey, frictionPaper, frictionRound } from '@kept/db/schema/listen/friction.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { closedSentence } from './give-slip.ts';
import { slipAlgorithm, slipBlindness } from './slip-blindness.ts';

type CheckedSlip =
  | { readonly ok: true; readonly roundId: string; readonly slipHash: string }
  /** With the round, where the slip is genuine and only its day is over or still to come. */
  | { readonly ok: false; readonly problem: string; readonly roundId?: string };

/** The genuine slip of an open round, or a sentence for each way in which it is none: forged, of another round or organisation, closed. */
export async function checkSlip(tx: OrgTx, ctx: Ctx, shown: string, kind: SlipKind, today: string): Promise<CheckedSlip> {
  if (shown.trim() === '') return { ok: false, problem: kind === 'report' ? 'Show your slip: get one after signing in, or type the code of a printed one.' : 'Show your slip for "me too": get one after signing in, or type the code of a printed one.' };
  const slip = readSlip(shown);
  if (slip === undefined) return { ok: false, problem: 'This is no slip. A printed one looks like 7F3K-92QM-4T; the one in your browser fills itself in.' };
  const found = slip.form === 'paper' ? await findPaper(tx, ctx, slip.code, kind) : await findSigned(tx, ctx, slip, kind);
  if (!found.ok) return found;
  const [round] = await tx.select().from(frictionRound).where(and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, found.roundId)));
  const closed = round === undefined ? 'This round is gone.' : closedSentence(round, kind, today);
  return closed === undefined ? found : { ok: false, problem: closed, roundId: found.roundId };
}

/** The form in which a printed code is stored and found: one for each kind, and no way from one to the other. */
export function paperHash(ctx: Ctx, code: string, kind: SlipKind): string {
  return ctx.secrets.mac('friction-paper', `${ctx.orgId}\n${kind}\n${code}`);
}

async function findPaper(tx: OrgTx, ctx: Ctx, code: string, kind: SlipKind): Promise<CheckedSlip> {
  const slipHash = paperHash(ctx, code, kind);
  const [paper] = await tx.select({ roundId: frictionPaper.roundId }).from(frictionPaper).where(and(eq(frictionPaper.orgId, ctx.orgId), eq(frictionPaper.codeHash, slipHash)));
  if (paper === undefined) return { ok: false, problem: 'We do not know this code. It may belong to a round that is over, or to another organisation.' };
  return { ok: true, roundId: paper.roundId, slipHash };
}

async function findSigned(tx: OrgTx, ctx: Ctx, slip: Extract<Slip, { form: 'signed' }>, kind: SlipKind): Promise<CheckedSlip> {
  const keys = await tx
    .select({ roundId: frictionKey.roundId, kind: frictionKey.kind, publicKey: frictionKey.publicKey, title: frictionRound.title })
    .from(frictionKey)
    .innerJoin(frictionRound, and(eq(frictionRound.orgId, frictionKey.orgId), eq(frictionRound.id, frictionKey.roundId)))
    .where(and(eq(frictionKey.orgId, ctx.orgId), eq(frictionKey.roundId, slip.roundId)));
  if (keys.length === 0) return { ok: false, problem: 'This slip belongs to another organisation, or to a round that is no longer kept.' };
  for (const key of keys) {
    if (!(await isGenuine(key.publicKey, slip))) continue;
    if (key.kind !== kind) return { ok: false, problem: kind === 'report' ? 'This slip is for "me too" and files no report.' : 'This slip is for a report, not for "me too".' };
    return { ok: true, roundId: slip.roundId, slipHash: ctx.secrets.mac('friction-slip', `${ctx.orgId}\n${slip.roundId}\n${slip.message}`) };
  }
  return { ok: false, problem: `This slip is not genuine: it was not signed for the round ${keys[0]?.title ?? ''}.` };
}

async function isGenuine(publicKey: string, { message, signature }: Extract<Slip, { form: 'signed' }>): Promise<boolean> {
  const key = await crypto.subtle.importKey('spki', Buffer.from(publicKey, 'base64url'), slipAlgorithm, true, ['verify']);
  return slipBlindness.verify(key, Buffer.from(signature, 'base64url'), Buffer.from(message, 'base64url'));
}
