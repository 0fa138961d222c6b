import type { IsolationCase } from '../support/isolation-case.ts';
import type { World } from '../support/world.ts';

// A digest or a notice needs a decided theme, which no single request makes: other-organisation.test.ts and notices.test.ts ask about real ones.
const aNotice = (rest = '') => async () => `/api/v1/notices/${crypto.randomUUID()}${rest}`;
const aDigest = (rest = '') => async () => `/api/v1/digests/${crypto.randomUUID()}${rest}`;

async function aMail(world: World): Promise<string> {
  await world.admin.post('/api/v1/members/invitations', { name: 'Tom Hale', email: `outbox-${crypto.randomUUID()}@staff.example`, role: 'viewer' });
  const { mails }: { mails: { id: string }[] } = await (await world.admin.get('/api/v1/outbox?kind=account')).json();
  return mails[0]?.id ?? crypto.randomUUID();
}

async function anImport(world: World): Promise<string> {
  const { id }: { id: string } = await (await world.admin.send('POST', '/api/v1/suppressions/imports?reason=blocked', { body: `email\n${crypto.randomUUID()}@mail.example`, contentType: 'text/csv' })).json();
  return `/api/v1/suppressions/imports/${id}/withdrawal`;
}
const aSuppression = (rest: string) => async (world: World) => {
  const { item }: { item: { handle: string } } = await (await world.admin.post('/api/v1/suppressions', { address: `${crypto.randomUUID()}@mail.example`, note: 'Asked.' })).json();
  return `/api/v1/suppressions/${item.handle}/${rest}`;
};

let nextYear = 3000;
async function roundOf(world: World): Promise<string> {
  nextYear += 1;
  return (await (await world.admin.post('/api/v1/friction/rounds', { title: 'R', prompt: 'P', opensOn: `${nextYear}-06-01`, closesOn: `${nextYear}-06-08`, teams: ['A'] })).json()).id;
}
const aRound = (rest: string) => async (world: World) => `/api/v1/friction/rounds/${await roundOf(world)}${rest}`;

async function anImage(world: World): Promise<string> {
  const { id } = await (await world.admin.post('/api/v1/brand-images', { data: 'R0lGODlhAQABAAAAACwAAAAAAQABAAA=', alt: 'A dot' })).json();
  return `/api/v1/brand-images/${id}`;
}

/** Every route of digests, of the outbox and of the pages customers open, and what each needs. */
export const closeLoopCases: IsolationCase[] = [
  { route: 'GET /api/v1/friction/rounds/:id/session', needs: 'friction.read', path: aRound('/session') },
  { route: 'POST /api/v1/friction/rounds/:id/results', needs: 'friction.write', path: aRound('/results') },
  // A point comes from five reports on one theme, which no single request makes: sessions.test.ts asks about a real one.
  { route: 'POST /api/v1/friction/points/:id/outcome', needs: 'friction.write', path: async () => `/api/v1/friction/points/${crypto.randomUUID()}/outcome`, body: { outcome: 'changed', text: 'It is done.', goesTo: 'product' } },
  { route: 'GET /f/:org/session/:id', needs: 'open page', path: async (world) => `/f/${world.slug}/session/${await roundOf(world)}` },
  { route: 'POST /f/:org/session/:id', needs: 'open page', path: async (world) => `/f/${world.slug}/session/${await roundOf(world)}` },
  { route: 'GET /api/v1/digests', needs: 'digests.read' },
  { route: 'POST /api/v1/digests', needs: 'digests.write', body: { period: '2026-Q4' } },
  { route: 'GET /api/v1/digests/:id', needs: 'digests.read', path: aDigest() },
  { route: 'PATCH /api/v1/digests/:id', needs: 'digests.write', path: aDigest(), body: { subject: 'News' } },
  { route: 'GET /api/v1/digests/:id/preview', needs: 'digests.read', path: aDigest('/preview') },
  { route: 'GET /api/v1/digests/:id/recipients', needs: 'digests.read', path: aDigest('/recipients') },
  { route: 'GET /api/v1/digest-audience-choices', needs: 'digests.read' },
  { route: 'GET /api/v1/digests/:id/audience', needs: 'digests.read', path: aDigest('/audience') },
  { route: 'GET /api/v1/digests/:id/comparison', needs: 'digests.read', path: aDigest('/comparison') },
  { route: 'GET /api/v1/digests/:id/left-out', needs: 'outbox.read', path: aDigest('/left-out') },
  { route: 'GET /api/v1/digests/:id/report', needs: 'digests.read', path: aDigest('/report') },
  { route: 'POST /api/v1/digests/:id/test', needs: 'digests.write', path: aDigest('/test'), body: {} },
  { route: 'POST /api/v1/digests/:id/review', needs: 'digests.write', path: aDigest('/review'), body: {} },
  { route: 'POST /api/v1/digests/:id/approval', needs: 'digests.approve', path: aDigest('/approval'), body: { approve: true, version: 1 } },
  { route: 'POST /api/v1/digests/:id/schedule', needs: 'digests.send', path: aDigest('/schedule'), body: {} },
  { route: 'POST /api/v1/digests/:id/stop', needs: 'digests.send', path: aDigest('/stop'), body: {} },
  { route: 'GET /api/v1/themes/:id/telling', needs: 'notices.read', path: async () => `/api/v1/themes/${crypto.randomUUID()}/telling` },
  { route: 'POST /api/v1/themes/:id/notices', needs: 'notices.send', path: async () => `/api/v1/themes/${crypto.randomUUID()}/notices`, body: {} },
  { route: 'PATCH /api/v1/notices/:id', needs: 'notices.send', path: aNotice(), body: { text: 'Done.', version: 1 } },
  { route: 'GET /api/v1/notices/:id/preview', needs: 'notices.read', path: aNotice('/preview') },
  { route: 'GET /api/v1/notices/:id/people', needs: 'notices.read', path: aNotice('/people') },
  { route: 'POST /api/v1/notices/:id/send', needs: 'notices.send', path: aNotice('/send'), body: { version: 1 } },
  { route: 'POST /api/v1/notices/:id/stop', needs: 'notices.send', path: aNotice('/stop'), body: {} },
  { route: 'POST /api/v1/digests/:id/cancellation', needs: 'digests.send', path: aDigest('/cancellation'), body: {} },
  { route: 'POST /api/v1/digests/:id/correction', needs: 'digests.write', path: aDigest('/correction'), body: { wrong: 'A figure.' } },
  { route: 'GET /api/v1/brand-images', needs: 'digests.read' },
  { route: 'POST /api/v1/brand-images', needs: 'digests.write', body: { data: 'R0lGODlhAQABAAAAACwAAAAAAQABAAA=', alt: 'A dot' } },
  { route: 'PATCH /api/v1/brand-images/:id', needs: 'digests.write', path: anImage, body: { alt: 'A dot' } },
  { route: 'DELETE /api/v1/brand-images/:id', needs: 'digests.write', path: anImage },
  { route: 'GET /i/:token', needs: 'signed link' },
  { route: 'GET /api/v1/inbound', needs: 'outbox.read' },
  { route: 'POST /inbound', needs: 'open page' },
  { route: 'GET /api/v1/outbox', needs: 'outbox.read' },
  { route: 'POST /api/v1/outbox/resumption', needs: 'digests.send', body: {} },
  { route: 'GET /api/v1/outbox/:id', needs: 'outbox.read', path: async (world) => `/api/v1/outbox/${await aMail(world)}` },
  { route: 'GET /api/v1/outbox/:id/raw', needs: 'outbox.read', path: async (world) => `/api/v1/outbox/${await aMail(world)}/raw` },
  { route: 'GET /api/v1/suppressions', needs: 'suppressions.read' },
  { route: 'POST /api/v1/suppressions', needs: 'suppressions.change', body: { address: 'isolated@mail.example', note: 'Asked.' } },
  { route: 'GET /api/v1/suppressions/export', needs: 'suppressions.read' },
  { route: 'GET /api/v1/suppressions/imports', needs: 'suppressions.read' },
  { route: 'POST /api/v1/suppressions/imports', needs: 'suppressions.change' },
  { route: 'POST /api/v1/suppressions/imports/:id/withdrawal', needs: 'suppressions.change', path: anImport },
  { route: 'POST /api/v1/suppressions/:handle/lift', needs: 'suppressions.change', path: aSuppression('lift'), body: { reason: 'blocked', because: 'A mistake.' } },
  { route: 'POST /api/v1/suppressions/:handle/restoration', needs: 'suppressions.change', path: aSuppression('restoration'), body: { reason: 'blocked' } },
  { route: 'GET /o/:org', needs: 'open page' },
  { route: 'GET /o/:org/themes/:id', needs: 'open page' },
  { route: 'GET /o/:org/themes/:id/share.png', needs: 'open page' },
  { route: 'GET /o/:org/digests', needs: 'open page' },
  { route: 'GET /o/:org/digests/:id', needs: 'open page' },
  { route: 'GET /o/:org/feed.atom', needs: 'open page' },
  { route: 'GET /o/:org/data.json', needs: 'open page' },
  { route: 'GET /o/:org/embed', needs: 'open page' },
  { route: 'POST /o/:org/news', needs: 'open page' },
  { route: 'GET /clicked.js', needs: 'open page' },
  { route: 'POST /k/:token', needs: 'signed link' },
  { route: 'GET /n/:token', needs: 'signed link' },
  { route: 'POST /n/:token', needs: 'signed link' },
  { route: 'GET /u/:token', needs: 'signed link' },
  { route: 'POST /u/:token', needs: 'signed link' },
  { route: 'GET /u/preview', needs: 'open page' },
  { route: 'GET /p/:token', needs: 'signed link' },
  { route: 'POST /p/:token', needs: 'signed link' },
  { route: 'GET /p/preview', needs: 'open page' },
  { route: 'GET /r/:token', needs: 'signed link' },
  { route: 'GET /r/:token/erase', needs: 'signed link' },
  { route: 'POST /r/:token/erase', needs: 'signed link' },
  { route: 'GET /r/preview', needs: 'open page' },
  { route: 'GET /a/:token', needs: 'signed link' },
  { route: 'POST /a/:token', needs: 'signed link' },
  { route: 'GET /a/preview', needs: 'open page' },
];
