import { type Context, Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { callerAddress } from '../http/caller.ts';
import { readForm } from '../http/read-form.ts';
import { fileReport, type Report } from './file-report.ts';
import { findOpenRounds, type OpenRounds } from './find-open-rounds.ts';
import { filedPage, noRoundPage, receiptPage, type ReportNotes, reportPage, statePage } from './friction-pages.ts';
import { type Host, readHost } from './read-host.ts';
import { readReceiptCode } from './read-receipt-code.ts';
import { readScript } from './read-script.ts';

const signOnHeaders = ['x-forwarded-user', 'x-forwarded-email', 'x-auth-request-user', 'x-auth-request-email', 'x-remote-user', 'remote-user', 'cf-access-authenticated-user-email', 'x-goog-authenticated-user-email', 'x-ms-client-principal-name'];
const closed: OpenRounds = { prompt: 'What makes it hard to help customers?', teams: [] };
const empty: Report = { slip: '', team: '', text: '', frequency: '', step: '', names: '' };

/** Pages for agents. No cookie is read, nothing is logged, and the limits forget an address within the hour and live in memory only: nothing about who wrote is ever stored. */
export const frictionPages = new Hono<AppEnv>()
  .use('/f/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  })
  .get('/friction.js', async (c) => c.body(await readScript('friction'), 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }))
  .get('/f/:org', async (c) => shown(c, await readHost(c.var.deps, c.req.param('org')), empty, {}))
  .post('/f/:org', async (c) => {
    await c.var.deps.limits.publicByAddress.take(callerAddress(c));
    const host = await readHost(c.var.deps, c.req.param('org'));
    const form = await readForm(c);
    const report: Report = { slip: form.slip ?? '', team: form.team ?? '', text: form.text ?? '', frequency: form.frequency ?? '', step: form.step ?? '', names: form.names ?? '' };
    const filed = await fileReport(host, report);
    return filed.kind === 'filed' ? c.html(filedPage(host, filed.receipt)) : shown(c, host, report, filed);
  })
  .get('/f/:org/receipt', async (c) => c.html(receiptPage(await readHost(c.var.deps, c.req.param('org')), '')))
  .post('/f/:org/receipt', async (c) => {
    await c.var.deps.limits.receiptByAddress.take(callerAddress(c));
    const host = await readHost(c.var.deps, c.req.param('org'));
    const typed = (await readForm(c)).code ?? '';
    const report = await readReceiptCode(host, typed);
    return report === undefined ? c.html(receiptPage(host, typed, 'This code leads nowhere. Check it and try again.'), 422) : c.html(statePage(host, report));
  });

async function shown(c: Context<AppEnv>, host: Host, report: Report, notes: Omit<ReportNotes, 'isSignedOn'>) {
  const open: OpenRounds | undefined = await findOpenRounds(host);
  const isSignedOn = signOnHeaders.some((name) => c.req.header(name) !== undefined);
  const html = open === undefined && report === empty ? noRoundPage(host) : reportPage(host, open ?? closed, report, { ...notes, isSignedOn });
  return c.html(html, notes.problems === undefined ? 200 : 422);
}
