import type { DumpedRow, Evidence } from './friction-round.ts';

/** One way to guess who wrote a report, tried over many rounds. */
export interface Attack {
  readonly signal: string;
  readonly rounds: number;
  readonly hits: number;
  /** The chance of as many hits or more by guessing (exact binomial test, one-sided). */
  readonly p: number;
}

/** Words of the report itself and what is worked out from them say nothing of who wrote it here: the texts are random. */
const saysText = new Set(['text', 'title', 'raw', 'step', 'text_key', 'language', 'text_language', 'sentiment', 'vector']);

/**
 * Tries every table and column that leads to a report: orders the reports by it, says that the first one there was written by the
 * agent who was seen first, and likewise backwards. One guess a round and signal, so that the rounds are independent.
 */
export function linkReports(rounds: readonly Evidence[], agents: number): Attack[] {
  const tries = new Map<string, { rounds: number; hits: number }>();
  for (const round of rounds) {
    for (const [signal, hit] of guessesOf(round)) {
      const before = tries.get(signal) ?? { rounds: 0, hits: 0 };
      tries.set(signal, { rounds: before.rounds + 1, hits: before.hits + Number(hit) });
    }
  }
  return [...tries].map(([signal, tried]) => ({ signal, ...tried, p: binomialTail(tried.rounds, tried.hits, 1 / agents) })).sort((a, b) => a.p - b.p);
}

function guessesOf(round: Evidence): Map<string, boolean> {
  const guesses = new Map<string, boolean>();
  const handles = handlesOf(round);
  const guess = (signal: string, first: string | undefined, last: string | undefined) => {
    if (first === undefined || last === undefined) return;
    guesses.set(`${signal}, first`, round.writers.get(first) === round.agents[0]);
    guesses.set(`${signal}, last`, round.writers.get(last) === round.agents[0]);
  };
  for (const [table, rows] of round.dump) {
    const own = rows.flatMap((row) => {
      const report = reportOf(row, handles);
      return report === undefined ? [] : [{ row, report }];
    });
    if (new Set(own.map(({ report }) => report)).size < round.agents.length) continue;
    guess(`${table} in its place (ctid)`, own[0]?.report, own.at(-1)?.report);
    for (const column of Object.keys(own[0]?.row ?? {}).filter((name) => !saysText.has(name) && name !== 'ctid')) {
      const sorted = own.toSorted((a, b) => compare(a.row[column], b.row[column]));
      if (compare(sorted[0]?.row[column], sorted.at(-1)?.row[column]) !== 0) guess(`${table}.${column}`, sorted[0]?.report, sorted.at(-1)?.report);
    }
  }
  const size = sizeGuess(round);
  if (size !== undefined) guesses.set('size of the request', size);
  const shared = sharedGuess(round, handles);
  if (shared !== undefined) guesses.set('a value in a row of the agent and in a row of the report', shared);
  return guesses;
}

/** Everything a row can lead to a report by: its id, and what its receipt row says. */
function handlesOf(round: Evidence): ReadonlyMap<string, string> {
  const receipts = (round.dump.get('friction_receipt') ?? []).flatMap((row) => (round.writers.has(String(row.feedback_id)) ? [[String(row.receipt_hash), String(row.feedback_id)] as const] : []));
  const keys = (round.dump.get('feedback') ?? []).flatMap((row) => (round.writers.has(String(row.id)) && typeof row.text_key === 'string' ? [[row.text_key, String(row.id)] as const] : []));
  return new Map([...[...round.writers.keys()].map((id) => [id, id] as const), ...receipts, ...keys]);
}

function reportOf(row: DumpedRow, handles: ReadonlyMap<string, string>): string | undefined {
  return Object.values(row).flatMap((value) => handles.get(String(value)) ?? [])[0];
}

/** The longest text goes with the largest request, where requests differ at all. */
function sizeGuess(round: Evidence): boolean | undefined {
  if (new Set(round.sizes).size === 1) return undefined;
  const largest = round.sizes.indexOf(Math.max(...round.sizes));
  const longest = (round.dump.get('feedback') ?? []).toSorted((a, b) => String(b.text).length - String(a.text).length)[0];
  return round.writers.get(String(longest?.id)) === round.agents[largest];
}

/** A value of some length that stands in a row with a member's id and in a row of exactly one report. */
function sharedGuess(round: Evidence, handles: ReadonlyMap<string, string>): boolean | undefined {
  const members = (round.dump.get('member') ?? []).filter((row) => row.role === 'agent').map((row) => String(row.id));
  const rows = [...round.dump.values()].flat();
  const seen = new Map<string, string>();
  for (const row of rows) {
    const report = reportOf(row, handles);
    if (report !== undefined) for (const value of Object.values(row)) seen.set(String(value), seen.has(String(value)) && seen.get(String(value)) !== report ? '' : report);
  }
  for (const row of rows) {
    const member = members.findIndex((id) => Object.values(row).some((value) => String(value) === id));
    const shared = member < 0 ? undefined : Object.values(row).map(String).find((value) => value.length > 15 && (seen.get(value) ?? '') !== '');
    if (shared !== undefined) return round.writers.get(seen.get(shared) ?? '') === member;
  }
  return undefined;
}

function compare(a: unknown, b: unknown): number {
  const [one, two] = [a instanceof Date ? a.toISOString() : String(a), b instanceof Date ? b.toISOString() : String(b)];
  const numbers = [Number(one), Number(two)] as const;
  if (numbers.every((number) => Number.isFinite(number))) return numbers[0] - numbers[1];
  return one < two ? -1 : one > two ? 1 : 0;
}

/** P(X >= hits) for a binomial variable, summed exactly. */
export function binomialTail(rounds: number, hits: number, chance: number): number {
  let term = (1 - chance) ** rounds;
  let below = 0;
  for (let k = 0; k < hits; k += 1) {
    below += term;
    term *= ((rounds - k) / (k + 1)) * (chance / (1 - chance));
  }
  if (hits === 0) return 1;
  let tail = 0;
  for (let k = hits; k <= rounds; k += 1) {
    tail += term;
    term *= ((rounds - k) / (k + 1)) * (chance / (1 - chance));
  }
  return Math.min(1, below < 0.5 ? tail : Math.max(tail, 1 - below < 1e-9 ? tail : 1 - below));
}
