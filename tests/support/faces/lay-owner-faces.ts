import { ownerLinks } from '@kept/api/act/owner-pages/owner-link.ts';
import { systemCtx } from '@kept/api/context.ts';
import { layTheme } from '../../close-loop/lay-story.ts';
import type { TestApp } from '../test-app.ts';
import type { World } from '../world.ts';
import { englishFace, type Face, spokenFace } from './face.ts';

/** What the buttons of a mail to an owner open, the pages of refusals, and the page of a preview. */
export async function layOwnerFaces(app: TestApp, world: World): Promise<Face[]> {
  const themeId = await layTheme(app, world, { title: 'Calls break off', status: 'open' });
  const other = await layTheme(app, world, { title: 'Letters get lost', status: 'open' });
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  const links = (id: string, issuedOn = app.deps.now().toISOString().slice(0, 10)) => ownerLinks(ctx, { themeId: id, memberId: world.admin.memberId, ownedSince: id, issuedOn });
  const path = (url: string) => new URL(url).pathname;
  const { stillOn, done, stuck, notMine } = links(themeId);
  const over = path(links(themeId, '2026-01-01').done);
  return [
    englishFace('owner, still on it', path(stillOn)),
    englishFace('owner, done', path(done)),
    englishFace('owner, stuck', path(stuck)),
    englishFace('owner, not mine', path(notMine)),
    englishFace('owner, nothing filled in', path(done), { status: 422, form: {} }),
    englishFace('owner, said vaguely', path(done), { form: { whatChanged: 'We made improvements.', rootCause: 'process', liveOn: app.deps.now().toISOString().slice(0, 10) } }),
    englishFace('owner, thanked', path(links(other).stillOn), { form: {} }),
    englishFace('owner, link over', over, { status: 410 }),
    spokenFace('nothing there', '/o/nobody-at-all', { status: 404 }),
    spokenFace('broken link', '/r/broken', { status: 404 }),
    englishFace('preview', '/a/preview'),
    englishFace('documentation', '/docs'),
  ];
}
