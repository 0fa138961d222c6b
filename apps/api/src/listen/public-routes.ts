import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { callerAddress } from '../http/caller.ts';
import { readForm } from '../http/read-form.ts';
import { answerSurvey, openSurvey } from './answer-survey.ts';
import { fileReport } from './file-report.ts';
import { findPrompt } from './find-prompt.ts';
import { filedPage, receiptPage, reportPage, statePage } from './friction-pages.ts';
import { readHost } from './read-host.ts';
import { readReceiptCode } from './read-receipt-code.ts';

const nonceBytes = 16;

/** Pages for people who say something: the survey and the friction report. No cookie is read here, and looking changes nothing. */
export const listenPages = new Hono<AppEnv>()
  .use('/s/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  })
  .use('/f/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  })
  .get('/s/:org/:survey', async (c) => {
    const host = await readHost(c.var.deps, c.req.param('org'));
    const { status, html } = await openSurvey(host, c.req.param('survey'), { person: c.req.query('t') ?? '', score: c.req.query('score') ?? '' });
    return c.html(html, status);
  })
  .post('/s/:org/:survey', async (c) => {
    await c.var.deps.limits.publicByAddress.take(callerAddress(c));
    const host = await readHost(c.var.deps, c.req.param('org'));
    const { status, html } = await answerSurvey(host, c.req.param('survey'), fieldsOf(await readForm(c)));
    return c.html(html, status);
  })
  .get('/f/:org', async (c) => {
    const host = await readHost(c.var.deps, c.req.param('org'));
    return c.html(reportPage(host, await findPrompt(host), { code: '', text: '', frequency: '', step: '', nonce: Buffer.from(c.var.deps.random(nonceBytes)).toString('base64url') }));
  })
  // The limit forgets addresses within a minute and lives in memory only: nothing about who wrote is ever stored.
  .post('/f/:org', async (c) => {
    await c.var.deps.limits.publicByAddress.take(callerAddress(c));
    const host = await readHost(c.var.deps, c.req.param('org'));
    const field = fieldsOf(await readForm(c));
    const nonce = field('nonce') === '' ? Buffer.from(c.var.deps.random(nonceBytes)).toString('base64url') : field('nonce');
    const report = { code: field('code'), text: field('text'), frequency: field('frequency'), step: field('step'), nonce };
    const filed = await fileReport(host, report);
    return filed.ok ? c.html(filedPage(host, filed.receipt)) : c.html(reportPage(host, await findPrompt(host), report, filed.problems), 422);
  })
  .get('/f/:org/receipt', async (c) => c.html(receiptPage(await readHost(c.var.deps, c.req.param('org')), '')))
  .post('/f/:org/receipt', async (c) => {
    await c.var.deps.limits.receiptByAddress.take(callerAddress(c));
    const host = await readHost(c.var.deps, c.req.param('org'));
    const typed = (await readForm(c)).code ?? '';
    const report = await readReceiptCode(host, typed);
    return report === undefined ? c.html(receiptPage(host, typed, 'This code leads nowhere. Check it and try again.'), 422) : c.html(statePage(host, report));
  });

/** A field that was not sent counts as an empty one. */
function fieldsOf(form: Readonly<Record<string, string>>): (name: string) => string {
  return (name) => form[name] ?? '';
}
