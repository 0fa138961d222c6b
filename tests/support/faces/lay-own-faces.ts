import { systemCtx } from '@kept/api/context.ts';
import { answerUrls, customerLinks } from '@kept/api/mail/customer-links.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { layCustomers, layTheme } from '../../close-loop/lay-story.ts';
import type { TestApp } from '../test-app.ts';
import type { World } from '../world.ts';
import { type Face, faceLanguages, spokenFace } from './face.ts';

/** What a customer reaches from their own mails: receipt, "did it fix it?", the ways out of mail. */
export async function layOwnFaces(app: TestApp, world: World): Promise<Face[]> {
  const done = await layTheme(app, world, { title: 'Readings get lost', status: 'done' });
  const [full = '', bare = '', ...leaving] = await layCustomers(app, world, [
    { email: 'full@mail.example', themeId: done, text: 'A conta chegou tarde demais.' },
    { email: 'bare@mail.example', text: '' },
    ...faceLanguages.map((language) => ({ email: `${language}-leaves@mail.example`, themeId: done })),
  ]);
  await layCustomers(app, world, [{ email: 'other@mail.example', text: 'Something nobody else said.' }]);
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    await tx.update(feedback).set({ language: 'pt' }).where(eq(feedback.customerId, full));
    await tx.delete(feedback).where(eq(feedback.customerId, bare));
  });
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  const path = (url: string) => new URL(url).pathname;
  const links = (customerId: string) => customerLinks(ctx, { customerId, emailNormal: `${customerId}@mail.example` });
  const own = links(full);
  const receipt = path(own.receiptUrl);
  const question = new URL(answerUrls(ctx, full, done, 1).partly);
  const erasing = leaving.map((id) => `${path(links(id).receiptUrl)}/erase`);
  return [
    spokenFace('receipt', receipt),
    spokenFace('receipt, nothing said', path(links(bare).receiptUrl)),
    spokenFace('receipt, delete?', `${receipt}/erase`),
    { name: 'receipt, deleted', status: 200, languages: faceLanguages, asked: (language) => ({ path: `${erasing[faceLanguages.indexOf(language)] ?? ''}?lang=${language}`, form: {} }) },
    spokenFace('answer', question.pathname),
    spokenFace('answer, chosen in the mail', `${question.pathname}${question.search}`),
    spokenFace('answer, nothing chosen', question.pathname, { status: 422, form: {} }),
    spokenFace('answer, fixed', question.pathname, { form: { answer: 'fixed' } }),
    spokenFace('answer, not fixed after all', question.pathname, { form: { answer: 'not_fixed' } }),
    spokenFace('answer, with a reason', question.pathname, { form: { answer: 'not_fixed', comment: 'It came late again.' } }),
    spokenFace('unsubscribe', path(own.unsubscribeUrl)),
    spokenFace('preferences', path(own.preferencesUrl)),
    spokenFace('preferences, saved', path(own.preferencesUrl), { form: { digest: 'yes' } }),
    spokenFace('unsubscribe, done', path(own.unsubscribeUrl), { form: {} }),
    spokenFace('preferences, everything stopped', path(own.preferencesUrl)),
    spokenFace('preferences, nothing wanted', path(own.preferencesUrl), { form: { nothing: 'yes' } }),
  ];
}
