import type { IsolationCase } from '../support/isolation-case.ts';
import { anEmergingTheme } from '../understand/isolation-cases.ts';

/** Every route that measures. */
export const measureCases: IsolationCase[] = [
  { route: 'GET /api/v1/health', needs: 'health.read' },
  { route: 'GET /api/v1/key-people', needs: 'key_people.read' },
  { route: 'GET /api/v1/surveys/:id/sending/figures', needs: 'surveys.read', path: async (world) => `/api/v1/surveys/${(await (await world.admin.post('/api/v1/surveys', { title: 'Isolation', template: 'contact' })).json()).id}/sending/figures` },
  { route: 'GET /api/v1/explorer', needs: 'themes.read' },
  { route: 'GET /api/v1/explorer/choices', needs: 'themes.read' },
  { route: 'GET /api/v1/explorer/pivot', needs: 'themes.read', path: async () => '/api/v1/explorer/pivot?by=segment' },
  { route: 'GET /api/v1/themes/:id/agents', needs: 'friction.read', path: async (world) => `/api/v1/themes/${(await anEmergingTheme(world)).id}/agents` },
  { route: 'GET /api/v1/explorer/agents', needs: 'friction.read', path: async () => '/api/v1/explorer/agents?team=North' },
];
