import type { IsolationCase } from '../support/isolation-case.ts';
import type { World } from '../support/world.ts';

const aMember = async (world: World) => (await world.join('viewer')).memberId;

async function anInvitation(world: World): Promise<string> {
  const answer = await world.admin.post('/api/v1/members/invitations', { name: 'Tom Hale', email: `isolated-${crypto.randomUUID()}@staff.example`, role: 'viewer' });
  const { id }: { id: string } = await answer.json();
  return id;
}

async function aKey(world: World): Promise<string> {
  const answer = await world.admin.post('/api/v1/keys', { name: 'Isolated', scopes: ['feedback:write'] });
  const { id }: { id: string } = await answer.json();
  return id;
}

async function aWebhook(world: World): Promise<string> {
  const answer = await world.admin.post('/api/v1/webhook-endpoints', { name: `Isolated ${crypto.randomUUID()}`, url: 'https://hooks.example.org/kept' });
  const { id }: { id: string } = await answer.json();
  return `/api/v1/webhook-endpoints/${id}`;
}

async function aDelivery(world: World): Promise<string> {
  const webhook = await aWebhook(world);
  const { id }: { id: string } = await (await world.admin.post(`${webhook}/tests`)).json();
  return `${webhook}/deliveries/${id}`;
}

/** Every route of the organisation, and what each needs. */
export const organisationCases: IsolationCase[] = [
  { route: 'GET /api/v1/set-up', needs: 'open page' },
  { route: 'POST /api/v1/set-up', needs: 'sign-in', body: {} },
  { route: 'POST /api/v1/session', needs: 'sign-in', body: { email: 'nobody@staff.example', password: 'not the password' } },
  { route: 'GET /api/v1/session', needs: 'session.read' },
  { route: 'DELETE /api/v1/session', needs: 'session.read' },
  { route: 'PUT /api/v1/session/organisation', needs: 'session.read', body: { organisationId: '0192f000-0000-7000-8000-000000000000' } },
  { route: 'PUT /api/v1/session/password', needs: 'session.read', body: { current: 'not the password', password: 'seven boats on the estuary' } },
  { route: 'POST /api/v1/password-resets', needs: 'sign-in', body: { email: 'nobody@staff.example' } },
  { route: 'PUT /api/v1/password-resets', needs: 'signed link', body: { token: 'A'.repeat(43), password: 'seven boats on the estuary' } },
  { route: 'GET /api/v1/members', needs: 'members.read' },
  { route: 'PUT /api/v1/members/:id/role', needs: 'members.change', path: async (world) => `/api/v1/members/${await aMember(world)}/role`, body: { role: 'viewer' } },
  { route: 'PUT /api/v1/members/:id/agent-ref', needs: 'members.change', path: async (world) => `/api/v1/members/${await aMember(world)}/agent-ref`, body: { agentRef: null } },
  { route: 'GET /api/v1/members/:id/departure-plan', needs: 'members.change', path: async (world) => `/api/v1/members/${await aMember(world)}/departure-plan` },
  { route: 'PUT /api/v1/members/:id/departure', needs: 'members.change', path: async (world) => `/api/v1/members/${await aMember(world)}/departure`, body: {} },
  { route: 'DELETE /api/v1/members/:id/departure', needs: 'members.change', path: async (world) => `/api/v1/members/${await aMember(world)}/departure` },
  { route: 'POST /api/v1/members/:id/absences', needs: 'session.read', path: async (world) => `/api/v1/members/${await aMember(world)}/absences`, body: { fromOn: '2027-01-04', toOn: '2027-01-08' } },
  { route: 'DELETE /api/v1/members/:id/absences/:absenceId', needs: 'session.read', path: async (world) => `/api/v1/members/${await aMember(world)}/absences/0192f000-0000-7000-8000-000000000000` },
  { route: 'GET /api/v1/members/invitations', needs: 'members.invite' },
  { route: 'POST /api/v1/members/invitations', needs: 'members.invite', body: { name: 'Tom Hale', email: 'tom@staff.example', role: 'viewer' } },
  { route: 'DELETE /api/v1/members/invitations/:id', needs: 'members.invite', path: async (world) => `/api/v1/members/invitations/${await anInvitation(world)}` },
  { route: 'GET /api/v1/invitations/:token', needs: 'signed link', path: async () => '/api/v1/invitations/forged.token' },
  { route: 'POST /api/v1/invitations/:token', needs: 'signed link', path: async () => '/api/v1/invitations/forged.token', body: { name: 'Tom Hale', password: 'seven boats on the estuary' } },
  { route: 'GET /api/v1/settings', needs: 'organisation.read' },
  { route: 'PATCH /api/v1/settings', needs: 'organisation.change', body: { retentionMonths: 24 } },
  { route: 'GET /api/v1/settings/domain', needs: 'organisation.change' },
  { route: 'PUT /api/v1/settings/domain', needs: 'organisation.change', body: { host: 'isolated.example.com' } },
  { route: 'POST /api/v1/settings/domain/check', needs: 'organisation.change' },
  { route: 'DELETE /api/v1/settings/domain', needs: 'organisation.change' },
  { route: 'POST /api/v1/settings/domain/restoration', needs: 'organisation.change' },
  { route: 'GET /api/v1/settings/accent', needs: 'organisation.read' },
  { route: 'PUT /api/v1/settings/accent', needs: 'organisation.change', body: { accent: '#0b6b4f' } },
  { route: 'GET /tls-allowed', needs: 'open page' },
  { route: 'GET /api/v1/calendar', needs: 'organisation.read' },
  { route: 'PUT /api/v1/calendar', needs: 'organisation.change', body: { weekend: ['saturday', 'sunday'], holidayCountry: null, holidayRegion: null, closingDays: [] } },
  { route: 'GET /api/v1/calendar/holidays', needs: 'organisation.read' },
  { route: 'GET /api/v1/keys', needs: 'keys.read' },
  { route: 'POST /api/v1/keys', needs: 'keys.change', body: { name: 'Till', scopes: ['feedback:write'] } },
  { route: 'DELETE /api/v1/keys/:id', needs: 'keys.change', path: async (world) => `/api/v1/keys/${await aKey(world)}` },
  { route: 'GET /api/v1/webhook-endpoints', needs: 'webhooks.read' },
  { route: 'POST /api/v1/webhook-endpoints', needs: 'webhooks.change', body: { name: 'Chat', url: 'https://hooks.example.org/kept' } },
  { route: 'GET /api/v1/webhook-endpoints/:id', needs: 'webhooks.read', path: aWebhook },
  { route: 'PATCH /api/v1/webhook-endpoints/:id', needs: 'webhooks.change', path: aWebhook, body: { isOn: false } },
  { route: 'DELETE /api/v1/webhook-endpoints/:id', needs: 'webhooks.change', path: aWebhook },
  { route: 'POST /api/v1/webhook-endpoints/:id/secrets', needs: 'webhooks.change', path: async (world) => `${await aWebhook(world)}/secrets` },
  { route: 'POST /api/v1/webhook-endpoints/:id/tests', needs: 'webhooks.change', path: async (world) => `${await aWebhook(world)}/tests` },
  { route: 'GET /api/v1/webhook-endpoints/:id/deliveries', needs: 'webhooks.read', path: async (world) => `${await aWebhook(world)}/deliveries` },
  { route: 'POST /api/v1/webhook-endpoints/:id/deliveries/:delivery/resends', needs: 'webhooks.change', path: async (world) => `${await aDelivery(world)}/resends` },
  { route: 'POST /api/v1/webhook-endpoints/:id/resends', needs: 'webhooks.change', path: async (world) => `${await aWebhook(world)}/resends`, body: { since: '2026-01-01T00:00:00Z' } },
  { route: 'GET /api/v1/audit', needs: 'audit.read' },
  { route: 'GET /api/v1/audit/verification', needs: 'audit.read' },
];
