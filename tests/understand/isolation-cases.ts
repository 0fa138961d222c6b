import type { IsolationCase } from '../support/isolation-case.ts';
import type { World } from '../support/world.ts';
import { findSomeThemes, type FoundTheme, themesOf } from './found-themes.ts';

const found = new WeakMap<World, Promise<readonly FoundTheme[]>>();

/** An emerging theme of this organisation, found in texts it received; the same one each time. */
export async function anEmergingTheme(world: World): Promise<FoundTheme> {
  const known = found.get(world) ?? findSomeThemes(world);
  found.set(world, known);
  const [first] = await known;
  if (first === undefined) throw new Error('No theme was found.');
  return first;
}

const aMention = async (world: World) => {
  const { id } = await anEmergingTheme(world);
  return (await themesOf(world)).themes.find((theme) => theme.id === id)?.quote?.mentionId ?? '';
};

const aRun = async (world: World): Promise<string> => {
  await anEmergingTheme(world);
  return (await (await world.admin.get('/api/v1/themes/runs/latest')).json()).run.id;
};

const someone = '00000000-0000-7000-8000-000000000000';

const aComment = async (world: World): Promise<string> => {
  await anEmergingTheme(world);
  return (await (await world.admin.get('/api/v1/feedback')).json()).items[0].id;
};

const definition = { definition: 'People find no space to park', examples: [{ words: 'Nowhere to park' }, { words: 'The car park is full' }] };

const aDriver = async (world: World, name = 'Isolation'): Promise<string> => {
  await world.admin.post('/api/v1/interactions', { externalId: `driver-${name}`, channel: 'phone', startedAt: '2026-01-01T09:00:00Z', driver: name });
  const { drivers } = await (await world.admin.get('/api/v1/contact-drivers')).json();
  return drivers.find((each: { name: string }) => each.name === name).id;
};

const aMergedDriver = async (world: World): Promise<string> => {
  const [gone, kept] = [await aDriver(world, 'Isolated'), await aDriver(world)];
  await world.admin.post(`/api/v1/contact-drivers/${gone}/merge`, { intoId: kept });
  return gone;
};

/** Every route that understands. */
export const understandCases: IsolationCase[] = [
  { route: 'GET /api/v1/themes', needs: 'themes.read' },
  { route: 'GET /api/v1/themes/:id', needs: 'themes.read', path: async (world) => `/api/v1/themes/${(await anEmergingTheme(world)).id}` },
  { route: 'GET /api/v1/themes/:id/mentions', needs: 'themes.read', path: async (world) => `/api/v1/themes/${(await anEmergingTheme(world)).id}/mentions` },
  { route: 'POST /api/v1/themes/runs', needs: 'themes.find' },
  { route: 'GET /api/v1/themes/runs/latest', needs: 'themes.read' },
  { route: 'GET /api/v1/themes/runs/:id', needs: 'themes.read', path: async (world) => `/api/v1/themes/runs/${await aRun(world)}` },
  { route: 'POST /api/v1/themes/runs/:id/decision', needs: 'themes.accept', path: async (world) => `/api/v1/themes/runs/${await aRun(world)}/decision`, body: { accept: true } },
  { route: 'POST /api/v1/themes/runs/:id/undo', needs: 'themes.accept', path: async (world) => `/api/v1/themes/runs/${await aRun(world)}/undo` },
  { route: 'GET /api/v1/mentions/:id/why', needs: 'themes.read', path: async (world) => `/api/v1/mentions/${await aMention(world)}/why` },
  { route: 'POST /api/v1/mentions/:id/wrong', needs: 'themes.change', path: async (world) => `/api/v1/mentions/${await aMention(world)}/wrong`, body: {} },
  { route: 'POST /api/v1/themes/:id/splits', needs: 'themes.change', path: async (world) => `/api/v1/themes/${(await anEmergingTheme(world)).id}/splits`, body: { mentionIds: [someone], title: 'Taken' } },
  { route: 'POST /api/v1/themes/:id/moves', needs: 'themes.change', path: async (world) => `/api/v1/themes/${(await anEmergingTheme(world)).id}/moves`, body: { mentionIds: [someone], toThemeId: null } },
  { route: 'GET /api/v1/themes/:id/merge-candidates', needs: 'themes.read', path: async (world) => `/api/v1/themes/${(await anEmergingTheme(world)).id}/merge-candidates` },
  { route: 'POST /api/v1/themes/:id/merge-refusals', needs: 'themes.change', path: async (world) => `/api/v1/themes/${(await anEmergingTheme(world)).id}/merge-refusals`, body: { otherThemeId: someone } },
  { route: 'POST /api/v1/themes/:id/pins', needs: 'themes.change', path: async (world) => `/api/v1/themes/${(await anEmergingTheme(world)).id}/pins`, body: { mentionIds: [someone] } },
  { route: 'POST /api/v1/themes/definitions/preview', needs: 'themes.accept', body: definition },
  { route: 'POST /api/v1/themes/definitions', needs: 'themes.accept', body: { ...definition, title: 'Parking' } },
  { route: 'GET /api/v1/unthemed', needs: 'themes.read' },
  { route: 'GET /api/v1/contact-drivers', needs: 'drivers.read' },
  { route: 'POST /api/v1/contact-drivers', needs: 'drivers.change', body: { name: 'Of the asker' } },
  { route: 'GET /api/v1/contact-drivers/suggestions', needs: 'drivers.read' },
  { route: 'POST /api/v1/contact-drivers/decisions', needs: 'drivers.change', body: { interactionIds: [someone] } },
  { route: 'POST /api/v1/contact-drivers/returns', needs: 'drivers.change', body: { interactionIds: [someone] } },
  { route: 'PATCH /api/v1/contact-drivers/:id', needs: 'drivers.change', path: async (world) => `/api/v1/contact-drivers/${await aDriver(world)}`, body: { name: 'Taken' } },
  { route: 'POST /api/v1/contact-drivers/:id/merge', needs: 'drivers.change', path: async (world) => `/api/v1/contact-drivers/${await aDriver(world)}/merge`, body: { intoId: someone } },
  { route: 'DELETE /api/v1/contact-drivers/:id/merge', needs: 'drivers.change', path: async (world) => `/api/v1/contact-drivers/${await aMergedDriver(world)}/merge` },
  { route: 'GET /api/v1/search', needs: 'feedback.read', path: async () => '/api/v1/search?q=refund' },
  { route: 'GET /api/v1/encoder', needs: 'themes.read' },
  { route: 'GET /api/v1/reading', needs: 'themes.read' },
  { route: 'PUT /api/v1/feedback/:id/sentiment', needs: 'themes.change', path: async (world) => `/api/v1/feedback/${await aComment(world)}/sentiment`, body: { sentiment: 'negative' } },
  { route: 'DELETE /api/v1/feedback/:id/sentiment', needs: 'themes.change', path: async (world) => `/api/v1/feedback/${await aComment(world)}/sentiment` },
];
