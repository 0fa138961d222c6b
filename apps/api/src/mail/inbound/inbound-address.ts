import type { InboundKind } from '@kept/core/mail/inbound-words.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { readDirectory } from '@kept/db/scope.ts';
import { and, gte, lte } from 'drizzle-orm';
import type { Ctx, Deps } from '../../context.ts';

/*
 * The part of an address before its @ may have 64 characters, and servers on the way may change their case: eight bytes of the
 * organisation's id, all sixteen of what the address is of, and a stamp of eleven are 56 characters of base32.
 */
const letters = 'abcdefghijklmnopqrstuvwxyz234567';
const orgBytes = 8;
const idBytes = 16;

/** What an address of ours is of, and whose. */
export interface InboundAddress {
  readonly orgId: string;
  readonly kind: InboundKind;
  readonly id: string;
}

/** The signed key of an address: a reply's, or the way back of one mail. */
export function inboundKey(ctx: Pick<Ctx, 'orgId' | 'secrets'>, kind: InboundKind, id: string): string {
  return writeBase32(Buffer.concat([bytesOf(ctx.orgId).subarray(0, orgBytes), bytesOf(id), ctx.secrets.stamp(kind, `${ctx.orgId}\n${id}`)]));
}

/** An address at which mail comes in; undefined where nobody would read it. */
export function inboundAddress(ctx: Pick<Ctx, 'orgId' | 'secrets' | 'door'>, kind: InboundKind, id: string): string | undefined {
  return ctx.door === undefined ? undefined : `${kind}+${inboundKey(ctx, kind, id)}@${ctx.door.domain}`;
}

/** Whose a key is, when it is genuine: a forged one is nobody's. Only the organisations whose id begins as the key says are asked, which is one. */
export async function readInboundKey(deps: Pick<Deps, 'db' | 'secrets'>, kind: InboundKind, key: string): Promise<InboundAddress | undefined> {
  const bytes = readBase32(key);
  const [org, id, stamp] = [bytes.subarray(0, orgBytes), uuidOf(bytes.subarray(orgBytes, orgBytes + idBytes)), bytes.subarray(orgBytes + idBytes)];
  if (org.length < orgBytes || id === undefined) return undefined;
  const [first, last] = [uuidOf(Buffer.concat([org, Buffer.alloc(idBytes - orgBytes, 0x00)])), uuidOf(Buffer.concat([org, Buffer.alloc(idBytes - orgBytes, 0xff)]))];
  const near = await readDirectory(deps.db, (directory) => directory.select({ id: organisation.id }).from(organisation).where(and(gte(organisation.id, first ?? id), lte(organisation.id, last ?? id))));
  const own = near.find((one) => deps.secrets.isStamp(kind, `${one.id}\n${id}`, stamp));
  return own === undefined ? undefined : { orgId: own.id, kind, id };
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function uuidOf(bytes: Uint8Array): string | undefined {
  if (bytes.length !== idBytes) return undefined;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function writeBase32(bytes: Uint8Array): string {
  let [text, held, count] = ['', 0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (count += 8; count >= 5; count -= 5) text += letters[(held >> (count - 5)) & 31] ?? '';
  }
  return text;
}

function readBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let [held, count] = [0, 0];
  for (const letter of text.toLowerCase()) {
    held = ((held << 5) | Math.max(0, letters.indexOf(letter))) & 0xfff;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes.push((held >> count) & 255);
  }
  return Uint8Array.from(bytes);
}
