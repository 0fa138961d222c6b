import { firstPlan } from '@kept/core/listen/sending-plan.ts';
import type { IsolationCase } from '../support/isolation-case.ts';
import type { World } from '../support/world.ts';

/** Every route of the listen stage, as the isolation matrix asks it. */
export const listenCases: IsolationCase[] = [
  { route: 'POST /api/v1/feedback', needs: 'feedback.write', body: { source: 'S', text: 'x' } },
  { route: 'GET /api/v1/feedback', needs: 'feedback.read' },
  { route: 'GET /api/v1/feedback/:id', needs: 'feedback.read', path: async (world) => `/api/v1/feedback/${(await said(world)).id}` },
  { route: 'GET /api/v1/customers', needs: 'customers.read' },
  { route: 'GET /api/v1/customers/:id/consents', needs: 'customers.read', path: async (world) => `/api/v1/customers/${await isolated(world)}/consents` },
  { route: 'POST /api/v1/customers/:id/consents', needs: 'customers.write', path: async (world) => `/api/v1/customers/${await isolated(world)}/consents`, body: { consents: [{ topic: 'digest', granted: false }] } },
  { route: 'GET /api/v1/customers/:id/history', needs: 'customers.read', path: async (world) => `/api/v1/customers/${await isolated(world)}/history` },
  { route: 'GET /api/v1/customers/:id/context', needs: 'customers.read', path: async (world) => `/api/v1/customers/${await isolated(world)}/context` },
  { route: 'GET /api/v1/customers/:id/route-hint', needs: 'customers.read', path: async (world) => `/api/v1/customers/${await isolated(world)}/route-hint` },
  { route: 'GET /api/v1/interactions', needs: 'customers.read' },
  { route: 'GET /api/v1/interactions/:id', needs: 'customers.read', path: async (world) => `/api/v1/interactions/${await idOf(await world.admin.post('/api/v1/interactions', { externalId: 'isolation', channel: 'phone', startedAt: '2026-01-01T09:00:00Z' }))}` },
  { route: 'POST /api/v1/customers', needs: 'customers.write', body: { externalId: 'isolation' } },
  { route: 'GET /api/v1/customers/:id', needs: 'customers.read', path: async (world) => `/api/v1/customers/${(await idOf(await world.admin.post('/api/v1/customers', { externalId: 'isolation' })))}` },
  { route: 'POST /api/v1/customers/:id/exports', needs: 'customers.erase', path: async (world) => `/api/v1/customers/${(await idOf(await world.admin.post('/api/v1/customers', { externalId: 'isolation' })))}/exports` },
  { route: 'DELETE /api/v1/customers/:id', needs: 'customers.erase', path: async (world) => `/api/v1/customers/${(await idOf(await world.admin.post('/api/v1/customers', { externalId: 'to be erased' })))}` },
  { route: 'POST /api/v1/interactions', needs: 'customers.write', body: { externalId: 'isolation', channel: 'phone', startedAt: '2026-01-01T09:00:00Z' } },
  { route: 'POST /api/v1/imports/preview', needs: 'import.write', body: 'x' },
  { route: 'POST /api/v1/imports', needs: 'import.write', path: async () => '/api/v1/imports?source=S&map=text=Text', body: 'x' },
  { route: 'POST /api/v1/imports/files', needs: 'import.write', path: async () => '/api/v1/imports/files?name=a.csv', body: 'Text\nhello there\n' },
  { route: 'GET /api/v1/imports/files/:id', needs: 'import.write', path: async (world) => `/api/v1/imports/files/${(await (await world.admin.send('POST', '/api/v1/imports/files?name=a.csv', { body: 'Text\nhello there\n', contentType: 'text/csv' })).json()).id}` },
  { route: 'POST /api/v1/imports/:id/undo', needs: 'import.write', path: async (world) => `/api/v1/imports/${await imported(world)}/undo` },
  { route: 'GET /api/v1/imports/:id/undo', needs: 'import.write', path: async (world) => `/api/v1/imports/${await imported(world)}/undo` },
  { route: 'GET /api/v1/imports', needs: 'import.read' },
  { route: 'GET /api/v1/imports/:id', needs: 'import.read', path: async (world) => `/api/v1/imports/${await imported(world)}` },
  { route: 'GET /api/v1/imports/:id/problems.csv', needs: 'import.read', path: async (world) => `/api/v1/imports/${await imported(world)}/problems.csv` },
  { route: 'GET /api/v1/surveys', needs: 'surveys.read' },
  { route: 'POST /api/v1/surveys', needs: 'surveys.write', body: { title: 'Isolation', question: 'How was it?', metric: 'csat', lowLabel: 'bad', highLabel: 'good' } },
  { route: 'GET /api/v1/surveys/templates', needs: 'surveys.read' },
  { route: 'GET /api/v1/surveys/:id', needs: 'surveys.read', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}` },
  { route: 'PATCH /api/v1/surveys/:id', needs: 'surveys.write', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}`, body: { title: 'Isolated' } },
  { route: 'PUT /api/v1/surveys/:id/draft', needs: 'surveys.write', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/draft`, body: { revision: 1, definition: { format: 'kept-survey-1', languages: ['en'], questions: [] } } },
  { route: 'POST /api/v1/surveys/:id/versions', needs: 'surveys.write', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/versions`, body: { note: 'x' } },
  { route: 'GET /api/v1/surveys/:id/preview', needs: 'surveys.read', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/preview` },
  { route: 'GET /api/v1/surveys/:id/qr.svg', needs: 'surveys.read', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/qr.svg` },
  { route: 'GET /api/v1/surveys/:id/responses', needs: 'feedback.read', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/responses` },
  { route: 'GET /api/v1/surveys/:id/presses', needs: 'feedback.read', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/presses` },
  { route: 'POST /api/v1/surveys/:id/responses/:response/acceptance', needs: 'surveys.write', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/responses/01900000-0000-7000-8000-000000000000/acceptance` },
  { route: 'POST /api/v1/surveys/:id/links', needs: 'surveys.write', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/links`, body: { customers: [{ externalId: 'isolation' }] } },
  { route: 'GET /api/v1/webhook-sources', needs: 'sources.read' },
  { route: 'POST /api/v1/webhook-sources', needs: 'sources.change', body: { name: 'Isolation', format: 'standard' } },
  { route: 'GET /api/v1/webhook-sources/:id', needs: 'sources.read', path: async (world) => `/api/v1/webhook-sources/${(await webhookOf(world)).id}` },
  { route: 'PATCH /api/v1/webhook-sources/:id', needs: 'sources.change', path: async (world) => `/api/v1/webhook-sources/${(await webhookOf(world)).id}`, body: { options: { kind: 'survey' } } },
  { route: 'DELETE /api/v1/webhook-sources/:id', needs: 'sources.change', path: async (world) => `/api/v1/webhook-sources/${(await webhookOf(world)).id}` },
  { route: 'POST /api/v1/webhook-sources/:id/secrets', needs: 'sources.change', path: async (world) => `/api/v1/webhook-sources/${(await webhookOf(world)).id}/secrets`, body: {} },
  { route: 'POST /api/v1/webhook-sources/:id/readings', needs: 'sources.change', path: async (world) => `/api/v1/webhook-sources/${(await webhookOf(world)).id}/readings`, body: { message: {} } },
  { route: 'GET /api/v1/webhook-sources/:id/events', needs: 'sources.read', path: async (world) => `/api/v1/webhook-sources/${(await webhookOf(world)).id}/events` },
  { route: 'GET /api/v1/webhook-sources/:id/events/:event', needs: 'sources.read', path: async (world) => `/api/v1/webhook-sources/${(await webhookOf(world)).id}/events/01900000-0000-7000-8000-000000000000` },
  { route: 'POST /api/v1/webhook-sources/:id/events/:event/applications', needs: 'sources.change', path: async (world) => `/api/v1/webhook-sources/${(await webhookOf(world)).id}/events/01900000-0000-7000-8000-000000000000/applications` },
  { route: 'POST /api/v1/webhook-sources/:id/applications', needs: 'sources.change', path: async (world) => `/api/v1/webhook-sources/${(await webhookOf(world)).id}/applications` },
  { route: 'GET /api/v1/webhooks/:org/:address', needs: 'signed link', path: async (world) => new URL((await webhookOf(world)).url).pathname },
  { route: 'POST /api/v1/webhooks/:org/:address', needs: 'signed link', path: async (world) => new URL((await webhookOf(world)).url).pathname },
  { route: 'GET /api/v1/surveys/:id/sending', needs: 'surveys.read', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/sending` },
  { route: 'PUT /api/v1/surveys/:id/sending', needs: 'surveys.write', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/sending`, body: { version: 0, plan: firstPlan } },
  { route: 'POST /api/v1/surveys/:id/sending/preview', needs: 'surveys.read', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/sending/preview`, body: { plan: firstPlan } },
  { route: 'GET /api/v1/surveys/:id/sending/decisions', needs: 'surveys.read', path: async (world) => `/api/v1/surveys/${(await surveyOf(world)).id}/sending/decisions` },
  { route: 'GET /api/v1/friction/rounds', needs: 'friction.read' },
  { route: 'POST /api/v1/friction/rounds', needs: 'friction.write', body: { title: 'R', prompt: 'P', opensOn: '2999-01-01', closesOn: '2999-01-08', teams: ['A'] } },
  { route: 'POST /api/v1/friction/rounds/:id/answer', needs: 'friction.write', path: async (world) => `/api/v1/friction/rounds/${await roundOf(world)}/answer`, body: { answer: 'x' } },
  { route: 'POST /api/v1/friction/rounds/:id/papers', needs: 'friction.write', path: async (world) => `/api/v1/friction/rounds/${await roundOf(world)}/papers`, body: { count: 5 } },
  { route: 'GET /api/v1/friction/keys/:org', needs: 'open page', path: async (world) => `/api/v1/friction/keys/${world.slug}` },
  { route: 'GET /api/v1/friction/slips', needs: 'friction.file' },
  { route: 'POST /api/v1/friction/rounds/:id/slips', needs: 'friction.file', path: async (world) => `/api/v1/friction/rounds/${await roundOf(world)}/slips`, body: { kind: 'report', blinded: 'A'.repeat(342) } },
  { route: 'GET /friction.js', needs: 'open page' },
  { route: 'GET /s/:org/:survey', needs: 'open page', path: async (world) => new URL((await surveyOf(world)).url).pathname },
  { route: 'POST /s/:org/:survey', needs: 'open page', path: async (world) => new URL((await surveyOf(world)).url).pathname },
  { route: 'POST /s/:org/:survey/press', needs: 'open page', path: async (world) => `${new URL((await surveyOf(world)).url).pathname}/press` },
  { route: 'GET /s/:org/:survey/embed', needs: 'open page', path: async (world) => `${new URL((await surveyOf(world)).url).pathname}/embed` },
  { route: 'POST /s/:org/:survey/embed', needs: 'open page', path: async (world) => `${new URL((await surveyOf(world)).url).pathname}/embed` },
  { route: 'GET /survey.js', needs: 'open page' },
  { route: 'GET /widget.js', needs: 'open page' },
  { route: 'GET /f/:org', needs: 'open page', path: async (world) => `/f/${world.slug}` },
  { route: 'POST /f/:org', needs: 'open page', path: async (world) => `/f/${world.slug}` },
  { route: 'GET /f/:org/receipt', needs: 'open page', path: async (world) => `/f/${world.slug}/receipt` },
  { route: 'POST /f/:org/receipt', needs: 'open page', path: async (world) => `/f/${world.slug}/receipt` },
];

async function said(world: World): Promise<{ id: string }> {
  return { id: await idOf(await world.admin.post('/api/v1/feedback', { source: 'Isolation', externalId: 'one', text: 'Only for us' })) };
}

async function isolated(world: World): Promise<string> {
  return idOf(await world.admin.post('/api/v1/customers', { externalId: 'isolation', email: 'isolation@mail.example' }));
}

async function idOf(answer: Response): Promise<string> {
  return (await answer.json()).items[0].id;
}

let webhooks = 0;

/** A source of its own each time, since some of the routes end it. */
async function webhookOf(world: World): Promise<{ id: string; url: string }> {
  return (await world.admin.post('/api/v1/webhook-sources', { name: `Isolation ${(webhooks += 1)}`, format: 'standard' })).json();
}

async function imported(world: World): Promise<string> {
  const answer = await world.admin.send('POST', '/api/v1/imports?source=Isolation&map=text=Text', { body: 'Text\nhello there\n', contentType: 'text/csv' });
  return (await answer.json()).id;
}

async function surveyOf(world: World): Promise<{ id: string; url: string }> {
  return (await world.admin.post('/api/v1/surveys', { title: 'Isolation', question: 'How was it?', metric: 'csat', lowLabel: 'bad', highLabel: 'good' })).json();
}

/** One round a day can open, so each call takes another. */
let nextYear = 3000;
async function roundOf(world: World): Promise<string> {
  nextYear += 1;
  return (await (await world.admin.post('/api/v1/friction/rounds', { title: 'R', prompt: 'P', opensOn: `${nextYear}-01-01`, closesOn: `${nextYear}-01-08`, teams: ['A'] })).json()).id;
}
