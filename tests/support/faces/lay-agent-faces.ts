import { newId } from '@kept/db/new-id.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { frictionPoint, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { layTheme } from '../../close-loop/lay-story.ts';
import type { TestApp } from '../test-app.ts';
import type { World } from '../world.ts';
import { englishFace, type Face } from './face.ts';

/** Sessions in two states: an agenda on which agents say "me too", and one whose results are shared. */
async function laySessions(app: TestApp, world: World): Promise<{ agenda: string; shared: string }> {
  const now = app.deps.now();
  const [agenda, shared] = [newId(now), newId(now)];
  const themeIds = [await layTheme(app, world, { title: 'The refund form', status: 'in_progress' }), await layTheme(app, world, { title: 'The queue' })];
  const round = { orgId: world.orgId, prompt: 'What gets in the way?', agendaAt: now };
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    await tx.insert(frictionRound).values([
      { ...round, id: agenda, title: 'October', opensOn: '2026-10-01', closesOn: '2026-10-08', releasedOn: '2026-10-12', meetsOn: '2026-12-12' },
      { ...round, id: shared, title: 'September', opensOn: '2026-09-01', closesOn: '2026-09-08', releasedOn: '2026-09-14', meetsOn: '2026-09-20', countedAt: now, sharedAt: now, answer: 'Thank you.\nWe read it all.' },
    ]);
    for (const roundId of [agenda, shared]) {
      await tx.insert(frictionPoint).values(themeIds.map((themeId, place) => ({ orgId: world.orgId, id: newId(now), roundId, themeId, title: place === 0 ? 'The refund form' : 'The queue', place, reports: 8 - place, frequencies: [{ name: 'every_day', reports: 6 }], steps: null, ...(roundId === shared ? { meToos: 7, outcome: 'will_change' as const, outcomeText: 'It loses one field.', goesTo: 'product' as const, decidedAt: now } : {}) })));
    }
    await tx.insert(themeUpdate).values(themeIds.map((themeId) => ({ orgId: world.orgId, id: newId(now), themeId, kind: 'update' as const, at: now, forAgents: true, publicText: 'Two teams try it.' })));
  });
  return { agenda, shared };
}

/** The agents' pages: the report with all that may be wrong with it, its code, the sessions; and an organisation without a round. */
export async function layAgentFaces(app: TestApp, world: World, empty: World): Promise<Face[]> {
  const today = app.deps.now().toISOString().slice(0, 10);
  const made: { id: string } = await (await world.admin.post('/api/v1/friction/rounds', { title: 'November', prompt: 'What gets in the way of helping customers?', opensOn: today, closesOn: '2026-12-04', teams: ['North', 'South'] })).json();
  const papers: { items: { code: string }[] } = await (await world.admin.post(`/api/v1/friction/rounds/${made.id}/papers`, { count: 9 })).json();
  const report = (place: number, text: string) => ({ text, team: 'North', frequency: 'every_day', step: '', slip: papers.items[place]?.code ?? '' });
  const f = `/f/${world.slug}`;
  const filed = await (await app.fetch(f, { method: 'POST', body: new URLSearchParams(report(0, 'The refund form loses what I typed.')) })).text();
  const code = /class="code">([^<]+)</.exec(filed)?.[1] ?? '';
  const { agenda, shared } = await laySessions(app, world);
  return [
    englishFace('report', f),
    englishFace('report, no round', `/f/${empty.slug}`),
    englishFace('report, nothing written', f, { status: 422, form: {} }),
    englishFace('report, a name', f, { form: report(1, 'Maria Santos from billing never calls back.') }),
    englishFace('report, filed', f, { form: report(2, 'The form is slow.') }),
    englishFace('code', `${f}/receipt`),
    englishFace('code, wrong', `${f}/receipt`, { status: 422, form: { code: 'nonsense' } }),
    englishFace('code, its report', `${f}/receipt`, { form: { code } }),
    englishFace('session, agenda', `${f}/session/${agenda}`),
    englishFace('session, nothing chosen', `${f}/session/${agenda}`, { status: 422, form: {} }),
    englishFace('session, shared', `${f}/session/${shared}`),
    englishFace('session, no agenda yet', `${f}/session/${made.id}`),
  ];
}
