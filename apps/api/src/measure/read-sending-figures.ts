import { estimate } from '@kept/core/measure/estimate.ts';
import { foldTeams, type GaugeCell, sendingGauge } from '@kept/core/measure/sending-gauge.ts';
import { sendingCodes, sendingCodeWords, sendingStates, unknownWord } from '@kept/core/sending-words.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { decisionOutcome } from '../listen/decision-outcome.ts';
import { findSurveyRow } from '../listen/find-survey-row.ts';

const mostRows = 50;
const dayMs = 86_400_000;

export const sendingFiguresQuery = z.object({ days: z.enum(['30', '90', '365'], { error: 'Choose 30, 90 or 365 days.' }).default('90').transform(Number) });

const estimateAnswer = z.object({ n: z.int(), value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() });
const changeAnswer = z.object({ value: z.number(), low: z.number(), high: z.number(), isClear: z.boolean() });
const rateRow = z.object({ value: z.string(), invited: z.int(), answered: z.int(), rate: estimateAnswer });
const gaugeRow = z.object({ value: z.string(), surveyed: z.int(), notSurveyed: z.int(), ofNotSurveyed: estimateAnswer, ofSurveyed: estimateAnswer, difference: changeAnswer.nullable() });
export const sendingFigures = z.object({
  days: z.int(),
  states: z.array(z.object({ state: z.enum(sendingStates), n: z.int() })),
  /** Why nobody was asked, the most frequent reason first. */
  reasons: z.array(z.object({ code: z.enum(sendingCodes), words: z.string(), n: z.int() })),
  rates: z.object({ all: rateRow, byChannel: z.array(rateRow), bySegment: z.array(rateRow) }),
  gauge: z.object({ share: estimateAnswer, byTeam: z.array(gaugeRow), byChannel: z.array(gaugeRow), byOutcome: z.array(gaugeRow) }),
});

/**
 * How the sending of one survey went over so many days: who was asked and why others were not, who answered, and whether the contacts
 * nobody was asked about differ from the others. Shares from 30 on; no line is about fewer than five agents.
 */
export async function readSendingFigures(ctx: Ctx, surveyId: string, { days }: z.infer<typeof sendingFiguresQuery>): Promise<z.infer<typeof sendingFigures>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await findSurveyRow(tx, ctx, surveyId);
    const from = fromDecisions(ctx, surveyId, new Date(ctx.now().getTime() - days * dayMs));
    const byChannel = await readCells(tx, from, sql`coalesce(${interaction.channel}, ${unknownWord}::text)`);
    const byOutcome = await readCells(tx, from, sql`case when ${interaction.resolvedFirstContact} then 'resolved at once' when not ${interaction.resolvedFirstContact} then 'not resolved at once' else ${unknownWord}::text end`);
    const surveyed = byChannel.reduce((sum, cell) => sum + cell.surveyed, 0);
    const contacts = byChannel.reduce((sum, cell) => sum + cell.surveyed + cell.notSurveyed, 0);
    return {
      days,
      ...(await readReasons(tx, from)),
      rates: {
        all: (await readRates(tx, from, sql`'all'::text`))[0] ?? rateOf({ value: 'all', invited: 0, answered: 0 }),
        byChannel: await readRates(tx, from, sql`coalesce(${interaction.channel}, ${unknownWord}::text)`),
        bySegment: await readRates(tx, from, sql`coalesce(${surveyDecision.segment}, ${unknownWord}::text)`),
      },
      gauge: { share: estimate({ kind: 'share', n: contacts, hits: contacts - surveyed }), byTeam: sendingGauge(await readTeams(tx, from)).slice(0, mostRows), byChannel: sendingGauge(byChannel), byOutcome: sendingGauge(byOutcome) },
    };
  });
}

function fromDecisions(ctx: Ctx, surveyId: string, since: Date): SQL {
  return sql`from ${surveyDecision}
    left join ${mail} on ${mail.orgId} = ${surveyDecision.orgId} and ${mail.id} = ${surveyDecision.mailId}
    left join ${interaction} on ${interaction.orgId} = ${surveyDecision.orgId} and ${interaction.id} = ${surveyDecision.interactionId}
    where ${surveyDecision.orgId} = ${ctx.orgId}::uuid and ${surveyDecision.surveyId} = ${surveyId}::uuid and ${surveyDecision.decidedAt} >= ${since.toISOString()}::timestamptz`;
}

const reasonRow = z.object({ state: z.enum(sendingStates), code: z.enum(sendingCodes).nullable(), n: z.coerce.number() });

async function readReasons(tx: OrgTx, from: SQL) {
  const rows = rowsOf(await tx.execute(sql`select ${decisionOutcome.state} as state, ${decisionOutcome.code} as code, count(*) as n ${from} group by 1, 2`), reasonRow);
  const states = sendingStates.map((state) => ({ state, n: rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.n, 0) }));
  const reasons = rows.flatMap(({ code, n }) => (code === null ? [] : [{ code, words: sendingCodeWords[code], n }]));
  return { states, reasons: reasons.toSorted((a, b) => b.n - a.n) };
}

const invitedRow = z.object({ value: z.string(), invited: z.coerce.number(), answered: z.coerce.number() });

async function readRates(tx: OrgTx, from: SQL, value: SQL) {
  const result = await tx.execute(sql`select ${value} as value, count(*) as invited, count(${surveyDecision.answeredAt}) as answered ${from} and ${decisionOutcome.state} = 'invited' group by 1 order by 2 desc, 1 limit ${mostRows}`);
  return rowsOf(result, invitedRow).map(rateOf);
}

function rateOf(row: z.infer<typeof invitedRow>): z.infer<typeof rateRow> {
  return { ...row, rate: estimate({ kind: 'share', n: row.invited, hits: row.answered }) };
}

const cellRow = z.object({ value: z.string(), surveyed: z.coerce.number(), notSurveyed: z.coerce.number() });
const isOfContact = sql`${surveyDecision.interactionId} is not null and ${decisionOutcome.state} <> 'waiting'`;
const counts = sql`count(*) filter (where ${decisionOutcome.state} = 'invited') as surveyed, count(*) filter (where ${decisionOutcome.state} = 'not_sent') as "notSurveyed"`;

async function readCells(tx: OrgTx, from: SQL, value: SQL): Promise<GaugeCell[]> {
  return rowsOf(await tx.execute(sql`select ${value} as value, ${counts} ${from} and ${isOfContact} group by 1`), cellRow);
}

async function readTeams(tx: OrgTx, from: SQL): Promise<GaugeCell[]> {
  const row = cellRow.extend({ agents: z.array(z.string()).nullable() });
  const rows = rowsOf(await tx.execute(sql`select coalesce(${interaction.team}, ${unknownWord}::text) as value, ${counts}, array_agg(distinct ${interaction.agentRef}) filter (where ${interaction.agentRef} is not null) as agents ${from} and ${isOfContact} group by 1`), row);
  return foldTeams(rows.map((team) => ({ ...team, agents: team.agents ?? [] })), 'other teams together');
}
