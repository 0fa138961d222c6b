import { dayIn } from '@kept/core/calendar.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { normaliseReceiptCode, writeReceiptCode } from '@kept/core/listen/receipt-code.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { frictionFrequencies, type FrictionFrequency } from '@kept/core/vocabulary.ts';
import { frictionCode, frictionInbox } from '@kept/db/schema/listen/friction.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { findPeople } from '@kept/themes/find-people.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { checkSlip } from './check-slip.ts';
import type { Host } from './read-host.ts';

export type ReportField = 'slip' | 'team' | 'text' | 'frequency' | 'step';
export interface Report {
  readonly slip: string;
  readonly team: string;
  readonly text: string;
  readonly frequency: string;
  readonly step: string;
  /** What to do about words that look like a name; empty until asked. */
  readonly names: string;
}
export interface ReportProblem {
  readonly field: ReportField;
  readonly message: string;
}
/** Filed; refused with a sentence for each field; or asked about what looks like a name, before anything is kept. */
export type Filed = { readonly kind: 'filed'; readonly receipt: string } | { readonly kind: 'refused'; readonly problems: readonly ReportProblem[] } | { readonly kind: 'names'; readonly names: readonly string[] };

const longestReport = 5000;
const longestStep = 200;
const hiddenName = '[name]';

/**
 * Keeps an agent's report and nothing else: no person, address, time, session or log line. The slip files one report; shown again with the
 * same words it gives the same receipt, which comes from the slip itself and is stored only as its HMAC.
 */
export async function fileReport(host: Host, sent: Report): Promise<Filed> {
  const { ctx } = host;
  const frequency = frictionFrequencies.find((candidate) => candidate === sent.frequency);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const slip = await checkSlip(tx, ctx, sent.slip, 'report', dayIn(ctx.now(), host.timezone));
    const problems: ReportProblem[] = slip.ok ? [] : [{ field: 'slip', message: slip.problem }];
    if (slip.ok && !(await hasTeam(tx, ctx, slip.roundId, sent.team))) problems.push({ field: 'team', message: 'Choose your team.' });
    problems.push(...problemsOf(sent));
    if (problems.length > 0 || !slip.ok || frequency === undefined) return { kind: 'refused', problems };
    const names = sent.names === 'keep' ? [] : await namesIn(tx, ctx, sent);
    if (names.length > 0 && sent.names !== 'remove') return { kind: 'names', names };
    const { slipHash, roundId } = slip;
    const receipt = writeReceiptCode(Buffer.from(ctx.secrets.mac('friction-form', `${ctx.orgId}\n${slipHash}`), 'hex'));
    const said = { team: sent.team, text: keptText(sent.text, names), frequency, step: keptText(sent.step, names) };
    await tx.insert(frictionInbox).values({ ...said, orgId: ctx.orgId, receiptHash: receiptHash(ctx, receipt), slipHash, roundId }).onConflictDoNothing();
    const [kept] = await tx.select().from(frictionInbox).where(and(eq(frictionInbox.orgId, ctx.orgId), eq(frictionInbox.roundId, roundId), eq(frictionInbox.slipHash, slipHash)));
    const isSame = kept !== undefined && kept.team === said.team && kept.text === said.text && kept.frequency === said.frequency && kept.step === said.step;
    return isSame ? { kind: 'filed', receipt } : { kind: 'refused', problems: [{ field: 'slip', message: 'This slip has been used for another report. Each slip files one.' }] };
  });
}

async function hasTeam(tx: OrgTx, ctx: Ctx, roundId: string, team: string): Promise<boolean> {
  const [found] = await tx.select({ team: frictionCode.team }).from(frictionCode).where(and(eq(frictionCode.orgId, ctx.orgId), eq(frictionCode.roundId, roundId), eq(frictionCode.team, team)));
  return found !== undefined;
}

function problemsOf(report: Report): ReportProblem[] {
  const problems: ReportProblem[] = [];
  if (report.text.trim() === '') problems.push({ field: 'text', message: 'Write what gets in the way.' });
  if (report.text.length > longestReport) problems.push({ field: 'text', message: `Keep it under ${longestReport.toLocaleString('en-GB')} characters.` });
  if (!isFrequency(report.frequency)) problems.push({ field: 'frequency', message: 'Choose how often it happens.' });
  if (report.step.length > longestStep) problems.push({ field: 'step', message: `Keep the step under ${longestStep} characters.` });
  return problems;
}

function isFrequency(word: string): word is FrictionFrequency {
  return frictionFrequencies.some((candidate) => candidate === word);
}

async function namesIn(tx: OrgTx, ctx: Ctx, { text, step }: Report): Promise<string[]> {
  const members = await tx.select({ name: member.name }).from(member).where(eq(member.orgId, ctx.orgId));
  return findPeople(`${text}\n${step}`, members.map(({ name }) => name));
}

function keptText(text: string, names: readonly string[]): string {
  const nameless = names.reduce((left, name) => left.replaceAll(name, hiddenName), text);
  return redactText(cleanText(nameless)).text;
}

/** The only handle on a report that is ever stored. */
export function receiptHash(ctx: Ctx, typed: string): string {
  return ctx.secrets.mac('friction-receipt', `${ctx.orgId}\n${normaliseReceiptCode(typed) ?? ''}`);
}
