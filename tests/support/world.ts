import { createOrganisation } from '@kept/api/organisation/create-organisation.ts';
import { newId } from '@kept/db/new-id.ts';
import { account, accountOrganisation } from '@kept/db/schema/directory.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { hashPassword } from '@kept/api/organisation/password.ts';
import type { Role } from '@kept/core/permissions.ts';
import { openSession } from '@kept/api/organisation/open-session.ts';
import { randomBytes } from 'node:crypto';
import type { TestApp } from './test-app.ts';

export const testPassword = 'correct horse battery staple';

/** A signed-in person: asks as a browser on our own page would. */
export interface Person {
  readonly memberId: string;
  readonly email: string;
  readonly get: (path: string) => Promise<Response>;
  readonly post: (path: string, body?: unknown) => Promise<Response>;
  readonly patch: (path: string, body: unknown) => Promise<Response>;
  readonly put: (path: string, body: unknown) => Promise<Response>;
  readonly delete: (path: string) => Promise<Response>;
  readonly send: (method: string, path: string, init?: { body?: BodyInit; contentType?: string; headers?: Record<string, string> }) => Promise<Response>;
}

/** An organisation of a test's own, with its first administrator and a way to add people. */
export interface World {
  readonly orgId: string;
  readonly slug: string;
  readonly admin: Person;
  readonly join: (role: Role, name?: string) => Promise<Person>;
  /** Does what the worker would do. */
  readonly settle: () => Promise<void>;
}

/** Makes an organisation nobody else uses. */
export async function makeWorld(app: TestApp, name = `Test ${randomBytes(4).toString('hex')}`): Promise<World> {
  const email = `admin-${randomBytes(6).toString('hex')}@staff.example`;
  const made = await createOrganisation(app.deps, { organisationName: name, timezone: 'Europe/London', postalAddress: '1 Test Street', name: 'Ada Admin', email, password: testPassword });
  return {
    orgId: made.orgId,
    slug: made.slug,
    admin: await signedIn(app, made.accountId, made.memberId, email),
    join: (role, personName = `A ${role}`) => joinOrganisation(app, made.orgId, role, personName),
    settle: app.settle,
  };
}

async function joinOrganisation(app: TestApp, orgId: string, role: Role, name: string): Promise<Person> {
  const now = app.deps.now();
  const accountId = newId(now);
  const memberId = newId(now);
  const email = `${role}-${randomBytes(6).toString('hex')}@staff.example`;
  const passwordHash = await hashPassword(testPassword);
  await inDirectory(app.deps.db, async (directory) => {
    await directory.insert(account).values({ id: accountId, email, name, passwordHash, createdAt: now });
    await directory.insert(accountOrganisation).values({ accountId, orgId, memberId });
    await inOrg(directory, orgId, (tx) => tx.insert(member).values({ orgId, id: memberId, accountId, name, email, role, active: true, joinedAt: now }));
  });
  return signedIn(app, accountId, memberId, email);
}

async function signedIn(app: TestApp, accountId: string, memberId: string, email: string): Promise<Person> {
  const { cookie } = await openSession(app.deps, accountId);
  const session = cookie.split(';')[0] ?? '';
  const send: Person['send'] = (method, path, init = {}) =>
    app.fetch(path, {
      method,
      headers: { cookie: session, origin: 'http://localhost', 'sec-fetch-site': 'same-origin', ...(init.body === undefined && method !== 'POST' ? {} : { 'content-type': init.contentType ?? 'application/json' }), ...init.headers },
      ...(init.body === undefined ? {} : { body: init.body }),
      ...(init.body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
    });
  const json = (method: string) => (path: string, body?: unknown) => send(method, path, { body: JSON.stringify(body ?? {}) });
  return { memberId, email, send, get: (path) => send('GET', path), post: json('POST'), patch: json('PATCH'), put: json('PUT'), delete: (path) => send('DELETE', path) };
}
