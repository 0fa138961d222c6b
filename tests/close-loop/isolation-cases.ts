import type { IsolationCase } from '../support/isolation-case.ts';
import type { World } from '../support/world.ts';

// A digest needs a decided theme, which no single request makes: other-organisation.test.ts asks about a real one.
const aDigest = (rest = '') => async () => `/api/v1/digests/${crypto.randomUUID()}${rest}`;

async function aMail(world: World): Promise<string> {
  await world.admin.post('/api/v1/members/invitations', { name: 'Tom Hale', email: `outbox-${crypto.randomUUID()}@staff.example`, role: 'viewer' });
  const { mails }: { mails: { id: string }[] } = await (await world.admin.get('/api/v1/outbox?kind=account')).json();
  return mails[0]?.id ?? crypto.randomUUID();
}

/** Every route of digests, of the outbox and of the pages customers open, and what each needs. */
export const closeLoopCases: IsolationCase[] = [
  { route: 'GET /api/v1/digests', needs: 'digests.read' },
  { route: 'POST /api/v1/digests', needs: 'digests.write', body: { period: '2026-Q4' } },
  { route: 'GET /api/v1/digests/:id', needs: 'digests.read', path: aDigest() },
  { route: 'PATCH /api/v1/digests/:id', needs: 'digests.write', path: aDigest(), body: { subject: 'News' } },
  { route: 'GET /api/v1/digests/:id/preview', needs: 'digests.read', path: aDigest('/preview') },
  { route: 'GET /api/v1/digests/:id/recipients', needs: 'digests.read', path: aDigest('/recipients') },
  { route: 'POST /api/v1/digests/:id/test', needs: 'digests.write', path: aDigest('/test'), body: {} },
  { route: 'POST /api/v1/digests/:id/review', needs: 'digests.write', path: aDigest('/review'), body: {} },
  { route: 'POST /api/v1/digests/:id/approval', needs: 'digests.approve', path: aDigest('/approval'), body: { approve: true, version: 1 } },
  { route: 'POST /api/v1/digests/:id/schedule', needs: 'digests.send', path: aDigest('/schedule'), body: {} },
  { route: 'POST /api/v1/digests/:id/stop', needs: 'digests.send', path: aDigest('/stop'), body: {} },
  { route: 'GET /api/v1/outbox', needs: 'outbox.read' },
  { route: 'GET /api/v1/outbox/:id', needs: 'outbox.read', path: async (world) => `/api/v1/outbox/${await aMail(world)}` },
  { route: 'GET /api/v1/outbox/:id/raw', needs: 'outbox.read', path: async (world) => `/api/v1/outbox/${await aMail(world)}/raw` },
  { route: 'GET /o/:org', needs: 'open page' },
  { route: 'GET /u/:token', needs: 'signed link' },
  { route: 'POST /u/:token', needs: 'signed link' },
  { route: 'GET /u/preview', needs: 'open page' },
  { route: 'GET /p/:token', needs: 'signed link' },
  { route: 'POST /p/:token', needs: 'signed link' },
  { route: 'GET /p/preview', needs: 'open page' },
  { route: 'GET /r/:token', needs: 'signed link' },
  { route: 'GET /r/preview', needs: 'open page' },
  { route: 'GET /a/:token', needs: 'signed link' },
  { route: 'POST /a/:token', needs: 'signed link' },
  { route: 'GET /a/preview', needs: 'open page' },
];
