import type { Permission } from '@kept/core/permissions.ts';
import type { IsolationCase } from '../support/isolation-case.ts';
import type { World } from '../support/world.ts';
import { anEmergingTheme } from '../understand/isolation-cases.ts';

const onTheme = (method: string, path: string, needs: Permission, body?: unknown): IsolationCase => ({
  route: `${method} /api/v1/themes/:id${path}`,
  needs,
  path: async (world) => `/api/v1/themes/${(await anEmergingTheme(world)).id}${path}`,
  body,
});

/** An owned theme with one step. */
const onStep = (method: string, end: string, needs: Permission, body: unknown): IsolationCase => ({
  route: `${method} /api/v1/themes/:id/steps/:stepId${end}`,
  needs,
  path: async (world) => {
    const { id } = await anEmergingTheme(world);
    await world.admin.post(`/api/v1/themes/${id}/acceptance`, { ownerId: world.admin.memberId, deadlineOn: '2027-01-31' });
    const step = await (await world.admin.post(`/api/v1/themes/${id}/steps`, { text: 'Ask the bank', assigneeId: world.admin.memberId })).json();
    return `/api/v1/themes/${id}/steps/${step.id}${end}`;
  },
  body,
});

const aView = async (world: World) => `/api/v1/views/${(await (await world.admin.post('/api/v1/views', { name: `View ${crypto.randomUUID()}`, search: 'status=open' })).json()).id}`;

/** A note of the administrator's that calls whoever asks is not to be had; a stranger's is not found. */
const aNote = async (world: World): Promise<string> => {
  const { id } = await anEmergingTheme(world);
  await world.admin.post(`/api/v1/themes/${id}/acceptance`, { ownerId: world.admin.memberId, deadlineOn: '2027-01-31' });
  const called = await world.join('owner', `Called ${crypto.randomUUID()}`);
  await world.admin.post(`/api/v1/themes/${id}/updates`, { internalNote: `Ask @{${called.memberId}}.` });
  return `/api/v1/notes/${(await (await called.get('/api/v1/themes/mine')).json()).calls[0].id}/seen`;
};

const someone = '00000000-0000-7000-8000-000000000000';

const anEdit = async (world: World) => {
  const { id } = await anEmergingTheme(world);
  const { editId } = await (await world.admin.patch(`/api/v1/themes/${id}`, { title: `Named ${crypto.randomUUID()}` })).json();
  return `/api/v1/themes/${id}/edits/${editId}/undo`;
};

const words = { title: 'Refunds', body: '1. Look for both payments.', reviewOn: '2027-01-31' };

const aProcedure = async (world: World): Promise<string> => (await (await world.admin.post('/api/v1/procedures', { ...words, ownerId: world.admin.memberId })).json()).id;
const onProcedure = (method: string, end: string, needs: Permission, body?: unknown, query = ''): IsolationCase => ({ route: `${method} /api/v1/procedures/:id${end}`, needs, path: async (world) => `/api/v1/procedures/${await aProcedure(world)}${end}${query}`, body });

const steps = [{ trigger: 'after_deadline', days: 1, roles: ['leads'], memberId: null }];
const aLadder = async (world: World) => `/api/v1/ladders/${(await (await world.admin.get('/api/v1/ladders')).json()).ladders[0].id}`;

/** Every route that acts. */
export const actCases: IsolationCase[] = [
  { route: 'GET /api/v1/themes/mine', needs: 'themes.read' },
  { route: 'PUT /api/v1/notes/:id/seen', needs: 'themes.join', path: aNote, body: { seen: true } },
  { route: 'GET /api/v1/themes/league', needs: 'themes.read', path: async () => '/api/v1/themes/league?by=owner' },
  { route: 'GET /api/v1/views', needs: 'themes.join' },
  { route: 'POST /api/v1/views', needs: 'themes.join', body: { name: 'Late', search: 'sort=deadline' } },
  { route: 'PATCH /api/v1/views/:id', needs: 'themes.join', path: aView, body: { name: 'Later' } },
  { route: 'DELETE /api/v1/views/:id', needs: 'themes.join', path: aView },
  { route: 'DELETE /api/v1/themes/:id/timeline/:entryId', needs: 'themes.update', path: async (world) => `/api/v1/themes/${(await anEmergingTheme(world)).id}/timeline/${someone}` },
  { route: 'GET /api/v1/actions', needs: 'themes.read' },
  { route: 'GET /api/v1/themes/changes', needs: 'themes.read', path: async () => '/api/v1/themes/changes?after=0' },
  onTheme('PATCH', '', 'themes.change', { title: 'Taken over' }),
  onTheme('GET', '/owner-suggestions', 'themes.accept'),
  onTheme('POST', '/acceptance', 'themes.accept', { ownerId: someone, deadlineOn: '2027-01-31' }),
  onTheme('POST', '/dismissal', 'themes.accept', { reason: 'Not a theme of mine' }),
  onTheme('DELETE', '/dismissal', 'themes.accept'),
  onTheme('GET', '/trend', 'themes.read'),
  onTheme('GET', '/suggestions', 'themes.read'),
  onTheme('POST', '/suggestions', 'themes.change', { kind: 'title' }),
  { route: 'POST /api/v1/themes/:id/suggestions/:suggestion/decision', needs: 'themes.change', path: async (world) => `/api/v1/themes/${(await anEmergingTheme(world)).id}/suggestions/${someone}/decision`, body: { use: true } },
  onTheme('GET', '/spikes', 'themes.read'),
  onTheme('GET', '/fix-reasons', 'themes.read'),
  onTheme('PUT', '/spikes/mute', 'themes.update'),
  onTheme('DELETE', '/spikes/mute', 'themes.update'),
  onTheme('POST', '/updates', 'themes.update', { internalNote: 'A note' }),
  onTheme('POST', '/decline-decision', 'themes.approve', { approve: true }),
  onTheme('POST', '/deadline', 'themes.update', { deadlineOn: '2027-01-31', reason: 'Because' }),
  onTheme('POST', '/owner', 'themes.update', { ownerId: someone }),
  onTheme('POST', '/hand-over/decision', 'themes.update', { accept: true }),
  onTheme('DELETE', '/hand-over', 'themes.update'),
  { route: 'GET /t/:token/:deed', needs: 'signed link' },
  { route: 'POST /t/:token/:deed', needs: 'signed link' },
  onTheme('POST', '/acknowledgement', 'themes.update'),
  onTheme('PUT', '/deputy', 'themes.update', { deputyId: null }),
  onTheme('POST', '/snooze', 'themes.update', { until: '2027-01-31' }),
  onTheme('POST', '/steps', 'themes.update', { text: 'Ask the bank', assigneeId: someone }),
  onTheme('PUT', '/steps/order', 'themes.update', { order: [someone] }),
  onStep('PATCH', '', 'themes.update', { text: 'Ask another bank' }),
  onStep('PUT', '/state', 'themes.join', { state: 'done' }),
  onTheme('POST', '/merge', 'themes.change', { intoId: someone }),
  onTheme('POST', '/edit-previews', 'themes.change', { kind: 'describe' }),
  onTheme('GET', '/ladder', 'themes.read'),
  { route: 'GET /api/v1/ladders', needs: 'ladders.read' },
  { route: 'POST /api/v1/ladders', needs: 'ladders.change', body: { origin: 'billing', themeId: null, steps } },
  { route: 'PUT /api/v1/ladders/sponsor', needs: 'ladders.change', body: { memberId: null } },
  { route: 'PUT /api/v1/ladders/:id', needs: 'ladders.change', path: aLadder, body: { version: 1, steps } },
  { route: 'DELETE /api/v1/ladders/:id', needs: 'ladders.change', path: aLadder },
  { route: 'POST /api/v1/ladder-previews', needs: 'ladders.read', body: { steps } },
  { route: 'GET /api/v1/procedures', needs: 'procedures.read' },
  { route: 'POST /api/v1/procedures', needs: 'procedures.write', body: { ...words, ownerId: someone } },
  onProcedure('GET', '', 'procedures.read'),
  onProcedure('PATCH', '', 'procedures.write', { version: 1, title: 'Taken over' }),
  onProcedure('GET', '/difference', 'procedures.read', undefined, '?from=1&to=1'),
  onProcedure('POST', '/reading-requests', 'procedures.write', { memberId: someone }),
  { route: 'POST /api/v1/missed-searches', needs: 'procedures.read', body: { words: 'zeppelin' } },
  { route: 'POST /api/v1/missed-searches/dismissal', needs: 'procedures.write', body: { words: 'zeppelin' } },
  onTheme('PUT', '/procedures', 'themes.update', { isNeeded: true }),
  onProcedure('POST', '/readings', 'procedures.read', { number: 1 }),
  { route: 'POST /api/v1/themes/:id/edits/:editId/undo', needs: 'themes.change', path: anEdit },
];
