import { systemCtx } from '@kept/api/context.ts';
import { digestMailWords } from '@kept/core/close-loop/digest-mail-words.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { newId } from '@kept/db/new-id.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { layCustomers, layTheme } from '../../close-loop/lay-story.ts';
import type { TestApp } from '../test-app.ts';
import type { World } from '../world.ts';
import { type Face, spokenFace } from './face.ts';

const day = 86_400_000;
const kept = { raised: 1200, answered: 6, changed: 5, confirmed: 2, declined: 1, unanswered: 1194 };

/** What is told in public, in four states and several languages; gives the id of a theme that is done. */
export async function layPublicStory(app: TestApp, world: World): Promise<string> {
  const now = app.deps.now();
  const done = await layTheme(app, world, { title: 'Bills come late', journeyStage: 'pay', deadlineMoves: 1 });
  const german = await layTheme(app, world, { title: 'Niemand ruft zurück', status: 'in_progress', journeyStage: 'get_help' });
  const declined = await layTheme(app, world, { title: 'Paper bills without a fee', status: 'declined', declineReason: 'We keep the fee, because posting costs money.', declineAskedBy: world.admin.memberId, declineApprovedBy: world.orgId });
  const arabic = await layTheme(app, world, { title: 'فواتير غير واضحة', status: 'open', deadlineOn: '2026-11-01', deadlineMoves: 3 });
  const said = { [done]: ['The bill came far too late.', 'en'], [german]: ['Ich habe dreimal angerufen, und niemand rief zurück.', 'de'], [declined]: ['Why do I pay to be told what I owe?', 'en'], [arabic]: ['لا أفهم ما يُطلب مني دفعه.', 'ar'] };
  for (const [themeId, [text = '', language = '']] of Object.entries(said)) {
    const [id = ''] = await layCustomers(app, world, [{ email: `${themeId}@mail.example`, themeId, text, quotable: true, at: new Date(now.getTime() - 120 * day) }]);
    await inOrg(app.deps.db, world.orgId, (tx) => tx.update(feedback).set({ language }).where(eq(feedback.customerId, id)));
  }
  const at = (minute: number) => new Date(now.getTime() + minute);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(themeUpdate).values([
    { orgId: world.orgId, id: newId(at(1)), themeId: done, kind: 'accepted', at: at(1), toDeadlineOn: '2026-12-01', memberId: world.admin.memberId },
    { orgId: world.orgId, id: newId(at(2)), themeId: done, kind: 'deadline_moved', at: at(2), fromDeadlineOn: '2026-12-01', toDeadlineOn: '2026-12-12', reason: 'Later' },
    { orgId: world.orgId, id: newId(at(3)), themeId: done, kind: 'update', at: at(3), publicText: 'Two teams try it.' },
  ]));
  return done;
}

/** A digest in German and English of which one block was not translated. */
export async function layArchive(app: TestApp, world: World, themeId: string): Promise<string> {
  const now = app.deps.now();
  const id = newId(now);
  const other = await layTheme(app, world, { title: 'Other' });
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    await tx.insert(digest).values({ orgId: world.orgId, id, series: 'quarterly', period: '2026-Q3', edition: 0, state: 'sent', subject: 'Ihr Sommer', intro: 'Danke.', languages: ['de', 'en'], translations: { en: { subject: 'Your summer', intro: 'Thank you.' } }, fromAt: now, untilAt: now, loopKept: kept, createdAt: now, sentAt: now });
    const block = { orgId: world.orgId, digestId: id, kind: 'did' as const, people: 1, resolutionNumber: 1 };
    await tx.insert(digestBlock).values([{ ...block, themeId, position: 0, title: 'Rechnungen kommen spät', text: 'Jetzt am Ersten.', evidence: digestMailWords.en.proof.customers, translations: { en: { title: 'Bills come late', text: 'Now on the first.' } } }, { ...block, themeId: other, position: 1, title: 'Anderes', text: 'Nur auf Deutsch.' }]);
  });
  return id;
}

/** The link of the mail that asks a stranger whether they subscribed. */
async function askedByMail(app: TestApp, world: World, email: string): Promise<string> {
  await app.fetch(`/o/${world.slug}/news`, { method: 'POST', body: new URLSearchParams({ email }) });
  const { mails }: { mails: { id: string; toEmail: string }[] } = await (await world.admin.get('/api/v1/outbox?kind=subscription')).json();
  const id = mails.find(({ toEmail }) => toEmail === email)?.id ?? '';
  return `/n/${systemCtx(app.deps, world.orgId, 'test').secrets.sign('subscription', [world.orgId, id])}`;
}

/** The public page and all that belongs to it, filled, empty, searched in vain and sent wrongly. */
export async function layPublicFaces(app: TestApp, world: World, empty: World): Promise<Face[]> {
  const done = await layPublicStory(app, world);
  const sent = await layArchive(app, world, done);
  const [o, none] = [`/o/${world.slug}`, `/o/${empty.slug}`];
  const asked = await askedByMail(app, world, 'reader@mail.example');
  const lapsed = `/n/${systemCtx(app.deps, world.orgId, 'test').secrets.sign('subscription', [world.orgId, newId(app.deps.now())])}`;
  return [
    spokenFace('public page', o),
    spokenFace('public page, nothing told', none),
    spokenFace('public page, one kind', `${o}?kind=did`),
    spokenFace('public page, nothing found', `${o}?q=zeppelin%22%3E%3Cb%3E`),
    spokenFace('theme', `${o}/themes/${done}`),
    spokenFace('archive', `${o}/digests`),
    spokenFace('archive, nothing sent', `${none}/digests`),
    spokenFace('digest', `${o}/digests/${sent}`),
    spokenFace('block', `${o}/embed`),
    spokenFace('block, nothing told', `${none}/embed`),
    spokenFace('news, wrong address', `${o}/news`, { status: 422, form: { email: 'nobody' } }),
    spokenFace('news, asked', `${o}/news`, { form: { email: 'other@mail.example' } }),
    spokenFace('news, question', asked),
    spokenFace('news, yes', asked, { form: {} }),
    spokenFace('news, too late', lapsed, { status: 410 }),
  ];
}
