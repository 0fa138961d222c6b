import { AppError } from '@kept/core/errors.ts';
import type { Context } from 'hono';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import type { AppEnv } from '../../http/app-env.ts';
import { gatherBody } from '../../http/gather-body.ts';
import { callerAddress } from '../../http/caller.ts';
import type { MailDoor } from './mail-door.ts';
import { type inboundAnswer, mostInboundBytes, receiveInbound, receiveProviderEvent } from './receive-inbound.ts';

/** Every content type the door takes, and how whoever sends it shows who they are. No cookie is read here. */
const takenTypes = { 'message/rfc822': 'secret', 'application/octet-stream': 'secret', 'application/json': 'signature' } as const;

/** Takes what a mail server or a provider brings, once it has shown who it is. Throws AppError unauthenticated, with the way to mend it. */
export async function acceptInbound(c: Context<AppEnv>): Promise<z.infer<typeof inboundAnswer>> {
  const { deps } = c.var;
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const shows = Object.entries(takenTypes).find(([name]) => name === type)?.[1];
  if (deps.door === undefined) throw new AppError('unavailable', 'Mail is not taken in here: KEPT_INBOUND_DOMAIN and KEPT_INBOUND_SECRET are not set.');
  if (shows === undefined) throw new AppError('invalid', 'Send the message as it is, with Content-Type: message/rfc822.');
  if (shows === 'secret') await requireSecret(c, deps.door);
  const body = await gatherBody(c.req.raw, mostInboundBytes);
  if (shows === 'secret') return receiveInbound(deps, body, c.req.header('kept-recipient') ?? '');
  return receiveProviderEvent(deps, await readSigned(c, deps.door, Buffer.from(body).toString('utf8')));
}

async function requireSecret(c: Context<AppEnv>, { secret }: MailDoor): Promise<void> {
  const [, scheme = '', given = ''] = /^(\w+) +(.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
  const shown = scheme.toLowerCase() === 'basic' ? Buffer.from(given, 'base64').toString('utf8').replace(/^[^:]*:/, '') : scheme.toLowerCase() === 'bearer' ? given : '';
  if (secret !== undefined && timingSafeEqual(digest(shown), digest(secret))) return;
  await refuse(c, 'Show KEPT_INBOUND_SECRET: Authorization: Bearer, or Basic with it as the password.');
}

async function readSigned(c: Context<AppEnv>, { provider }: MailDoor, payload: string) {
  if (provider === undefined) return refuse(c, 'Events of a provider are not taken in here: RESEND_WEBHOOK_SECRET is not set.');
  try {
    return provider.read(payload, (name) => c.req.header(name));
  } catch {
    return refuse(c, 'The signature of this event is not genuine, or it is older than five minutes.');
  }
}

/** Who is turned away again and again has to wait; who is let in is not counted. */
async function refuse(c: Context<AppEnv>, sentence: string): Promise<never> {
  await c.var.deps.limits.webhookRefusals.take(callerAddress(c));
  throw new AppError('unauthenticated', sentence);
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
