import { dayIn, writeShortDay } from '@kept/core/calendar.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { normaliseReceiptCode, writeReceiptCode } from '@kept/core/listen/receipt-code.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { frictionFrequencies, type FrictionFrequency } from '@kept/core/vocabulary.ts';
import { frictionCode, frictionInbox, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { codeHash } from './create-friction-round.ts';
import type { Host } from './read-host.ts';

export type ReportField = 'code' | 'text' | 'frequency' | 'step';
export interface Report {
  readonly code: string;
  readonly text: string;
  readonly frequency: string;
  readonly step: string;
  /** Made anew with each empty form: sending the same form twice files one report. */
  readonly nonce: string;
}
export type Filed = { readonly ok: true; readonly receipt: string } | { readonly ok: false; readonly problems: readonly { field: ReportField; message: string }[] };

const longestReport = 5000;
const longestStep = 200;

/**
 * Keeps an agent's report and nothing else: no person, address, time, session or log line. The receipt code comes from
 * the form's own random number, so it need not be stored to be shown again; only its HMAC is.
 */
export async function fileReport(host: Host, report: Report): Promise<Filed> {
  const problems = problemsOf(report);
  const frequency = frictionFrequencies.find((candidate) => candidate === report.frequency);
  const { ctx } = host;
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [team] = await tx
      .select({ team: frictionCode.team, roundId: frictionCode.roundId, opensOn: frictionRound.opensOn, closesOn: frictionRound.closesOn })
      .from(frictionCode)
      .innerJoin(frictionRound, and(eq(frictionRound.orgId, frictionCode.orgId), eq(frictionRound.id, frictionCode.roundId)))
      .where(and(eq(frictionCode.orgId, ctx.orgId), eq(frictionCode.codeHash, codeHash(ctx, report.code))));
    const wrongCode = codeProblem(team, dayIn(ctx.now(), host.timezone));
    if (wrongCode !== undefined) problems.unshift({ field: 'code', message: wrongCode });
    if (problems.length > 0 || team === undefined || frequency === undefined) return { ok: false, problems };
    const receipt = receiptFor(ctx, report.nonce);
    await tx
      .insert(frictionInbox)
      .values({ orgId: ctx.orgId, receiptHash: receiptHash(ctx, receipt), roundId: team.roundId, team: team.team, text: redactText(cleanText(report.text)).text, frequency, step: redactText(cleanText(report.step)).text })
      .onConflictDoNothing();
    return { ok: true, receipt };
  });
}

function problemsOf(report: Report): { field: ReportField; message: string }[] {
  const problems: { field: ReportField; message: string }[] = [];
  if (report.text.trim() === '') problems.push({ field: 'text', message: 'Write what gets in the way.' });
  if (report.text.length > longestReport) problems.push({ field: 'text', message: `Keep it under ${longestReport.toLocaleString('en-GB')} characters.` });
  if (!isFrequency(report.frequency)) problems.push({ field: 'frequency', message: 'Choose how often it happens.' });
  if (report.step.length > longestStep) problems.push({ field: 'step', message: `Keep the step under ${longestStep} characters.` });
  return problems;
}

function isFrequency(word: string): word is FrictionFrequency {
  return frictionFrequencies.some((candidate) => candidate === word);
}

function codeProblem(team: { opensOn: string; closesOn: string } | undefined, today: string): string | undefined {
  if (team === undefined) return 'We do not know this code. Ask your team for the code of this round.';
  if (today < team.opensOn) return `This round opens on ${writeShortDay(team.opensOn)}.`;
  return today > team.closesOn ? `This round closed on ${writeShortDay(team.closesOn)}.` : undefined;
}

function receiptFor(ctx: Ctx, nonce: string): string {
  return writeReceiptCode(Buffer.from(ctx.secrets.mac('friction-form', `${ctx.orgId}\n${nonce}`), 'hex'));
}

/** The only handle on a report that is ever stored. */
export function receiptHash(ctx: Ctx, typed: string): string {
  return ctx.secrets.mac('friction-receipt', `${ctx.orgId}\n${normaliseReceiptCode(typed) ?? ''}`);
}
