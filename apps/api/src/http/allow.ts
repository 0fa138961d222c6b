import { dayIn, writeDay } from '@kept/core/calendar.ts';
import { AppError } from '@kept/core/errors.ts';
import { mayDo, type Permission, scopesGrant } from '@kept/core/permissions.ts';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Actor } from '../context.ts';
import { findKey } from '../organisation/find-key.ts';
import { findMember } from '../organisation/find-member.ts';
import { createSessions } from '../organisation/sessions.ts';
import type { AppEnv } from './app-env.ts';
import { requireSameOrigin } from './same-origin.ts';

/** Lets a request through to its verb when a signed-in member or an API key may do this; the verb then works in that organisation only. */
export function allow(permission: Permission) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const { orgId, actor } = await whoAsks(c);
    if (!isAllowed(actor, permission)) throw new AppError('forbidden', 'Your role does not allow this. An administrator can change it.');
    c.set('ctx', { ...c.var.deps, orgId, actor });
    c.header('Cache-Control', 'no-store');
    await next();
  });
}

function isAllowed(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'member') return mayDo(actor.role, permission);
  return actor.kind === 'key' && scopesGrant(actor.scopes, permission);
}

async function whoAsks(c: Context<AppEnv>): Promise<{ orgId: string; actor: Actor }> {
  const bearer = c.req.header('authorization');
  if (bearer !== undefined) return keyHolder(c, bearer);
  const sessions = createSessions(c.var.deps);
  const id = sessions.readSessionCookie(c.req.header('cookie') ?? '');
  if (id === null) throw new AppError('unauthenticated', 'Please sign in.');
  requireSameOrigin(c);
  const { session, user } = await sessions.validateSession(id);
  if (session === null) throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.');
  if (session.fresh) c.header('Set-Cookie', sessions.createSessionCookie(id).serialize(), { append: true });
  const found = await findMember(c.var.deps, session.orgId, user.id);
  if (found === undefined) throw new AppError('unauthenticated', 'You are no longer a member here. Please sign in again.');
  return { orgId: session.orgId, actor: { kind: 'member', memberId: found.id, accountId: user.id, role: found.role } };
}

async function keyHolder(c: Context<AppEnv>, bearer: string): Promise<{ orgId: string; actor: Actor }> {
  const found = await findKey(c.var.deps, bearer.replace(/^Bearer\s+/i, ''));
  if (found === undefined) throw new AppError('unauthenticated', 'This API key is not known, or it was revoked.');
  if (found.expiresAt !== null && found.expiresAt <= c.var.deps.now()) throw new AppError('unauthenticated', `This API key ended on ${writeDay(dayIn(found.expiresAt, 'UTC'))}. An administrator can make a new one under Settings, API keys.`);
  return { orgId: found.orgId, actor: { kind: 'key', keyId: found.id, scopes: found.scopes } };
}
