import type { FeedbackKind } from '@kept/core/vocabulary.ts';
import { tidy, writeOut } from './grammar.ts';
import { wordsFor } from './phrases/lexicon.ts';
import { contentWords, kindClosings, oddRemarks, praiseOfEase, praiseOfPeople } from './phrases/noise.ts';
import * as voices from './phrases/voices.ts';
import type { Problem } from './problems.ts';
import type { Random } from './random.ts';
import { typeInHaste } from './typos.ts';

type Register = 'terse' | 'plain' | 'angry' | 'polite' | 'rambling' | 'ironic';

/** How often each pattern was used, so that the least used is preferred and no favourite emerges. */
export type PatternUse = Map<string, number>;

type TextRequest = { kind: FeedbackKind; problem: Problem | null; also: readonly Problem[] };

const registerShares: Record<'survey' | 'review' | 'interaction', Record<Register, number>> = {
  survey: { terse: 42, plain: 26, angry: 11, polite: 13, rambling: 7, ironic: 5 },
  review: { terse: 10, plain: 30, angry: 19, polite: 8, rambling: 19, ironic: 14 },
  interaction: { terse: 10, plain: 38, angry: 17, polite: 14, rambling: 18, ironic: 3 },
};

/** What people put together, by register; most make their point in two ways, as people do, so that no wording stands alone. */
const shapes: Record<Register, readonly (readonly (keyof Problem['phrases'])[])[]> = {
  terse: [['terse'], ['core'], ['terse', 'terse']],
  plain: [['core', 'core'], ['core', 'detail'], ['core', 'effect'], ['terse', 'core'], ['terse', 'core', 'effect'], ['core', 'core', 'effect'], ['terse', 'core', 'core']],
  angry: [['core', 'effect'], ['terse', 'core'], ['core', 'core'], ['terse', 'core', 'effect']],
  polite: [['core', 'terse'], ['core', 'detail'], ['core', 'core']],
  rambling: [['core', 'detail', 'core', 'effect'], ['detail', 'core', 'terse', 'effect'], ['terse', 'detail', 'core', 'core']],
  ironic: [['ironic', 'core'], ['terse', 'ironic', 'core'], ['terse', 'ironic'], ['core', 'ironic']],
};

/** Writes one text the way one person would put it, about one or more problems or about nothing in particular. */
export function composeText(request: TextRequest, random: Random, use: PatternUse): string {
  const { patterns, isOneBreath } = choosePatterns(request, random, use);
  const fill = wordsFor(random);
  const written = patterns.map((pattern) => asPart(writeOut(pattern, random, fill)));
  const parts = isOneBreath ? written.map((part, index) => (index < written.length - 1 ? part.replace(/\.$/, ',') : part)) : written;
  const text = tidy(joinParts(parts));
  for (const pattern of patterns) use.set(pattern, (use.get(pattern) ?? 0) + 1);
  return finish(text, request.kind, random);
}

type Choice = { patterns: readonly string[]; isOneBreath: boolean };

function choosePatterns(request: TextRequest, random: Random, use: PatternUse): Choice {
  const chosen = new Set<string>();
  const least = (patterns: readonly string[]): string => {
    const pattern = leastUsed(patterns.filter((each) => !chosen.has(each)), random, use);
    chosen.add(pattern);
    return pattern;
  };
  const { problem, kind } = request;
  if (!problem) return inSentences(contentPatterns(random, least));
  if (kind === 'friction') return inSentences(agentPatterns(problem, random, least));
  const register = drawRegister(request, kind, random);
  if (register === 'terse') return { patterns: bodyFor(register, problem.phrases, random, least), isOneBreath: true };
  const opening = random.chance(0.45) ? [random.pick(voices.reasons).replace('<topic>', least(problem.phrases.topic))] : openingFor(kind, register, random);
  const body = bodyFor(register, problem.phrases, random, least);
  const further = request.also.flatMap((other) => [random.pick(voices.connectors), least([...other.phrases.core, ...other.phrases.terse])]);
  return inSentences([...opening, ...body, ...further, ...closingFor(register, random)]);
}

function inSentences(patterns: readonly string[]): Choice {
  return { patterns: patterns.filter((pattern) => pattern !== ''), isOneBreath: false };
}

/** Most who complain of nothing praise somebody or how easy it was; some just nod, a few say something else entirely. */
function contentPatterns(random: Random, least: (patterns: readonly string[]) => string): string[] {
  const about = random.pickWeighted(['people', 'ease', 'both', 'nod', 'odd'] as const, (each) => ({ people: 18, ease: 10, both: 52, nod: 13, odd: 7 })[each]);
  if (about === 'odd') return [least(oddRemarks)];
  if (about === 'nod') return [least(contentWords), random.pick(kindClosings)];
  if (about === 'both') return random.pick([[praiseOfPeople, praiseOfEase], [praiseOfEase, praiseOfPeople], [praiseOfEase, contentWords, praiseOfPeople]]).map(least);
  const praise = about === 'people' ? praiseOfPeople : praiseOfEase;
  return [least(praise), random.pick([least(praise), least(contentWords), '']), random.pick(kindClosings)];
}

function drawRegister(request: TextRequest, kind: 'survey' | 'review' | 'interaction', random: Random): Register {
  const shares = registerShares[kind];
  const registers: readonly Register[] = ['terse', 'plain', 'angry', 'polite', 'rambling', 'ironic'];
  const drawn = random.pickWeighted(registers, (register) => shares[register]);
  return drawn === 'terse' && request.also.length > 0 ? 'plain' : drawn;
}

function agentPatterns(problem: Problem, random: Random, least: (patterns: readonly string[]) => string): string[] {
  return [random.pick(voices.agentOpenings), least(problem.phrases.agent), random.pick(voices.agentClosings)];
}

function openingFor(kind: FeedbackKind, register: Register, random: Random): string[] {
  if (kind === 'interaction' && random.chance(0.45)) return [random.pick(voices.spokenOpenings)];
  if (kind === 'review' && register !== 'terse' && random.chance(0.4)) return [random.pick(voices.reviewOpenings)];
  if (register === 'angry') return [random.pick(voices.angryOpenings)];
  if (register === 'polite') return [random.pick(voices.politeOpenings)];
  if (register === 'rambling') return [random.pick(voices.ramblingOpenings)];
  return [];
}

function bodyFor(register: Register, phrases: Problem['phrases'], random: Random, least: (patterns: readonly string[]) => string): string[] {
  return random.pick(shapes[register]).map((part) => least(phrases[part]));
}

function closingFor(register: Register, random: Random): string[] {
  if (register === 'angry') return [random.pick(voices.angryClosings)];
  if (register === 'polite') return [random.pick(voices.politeClosings)];
  return [];
}

function leastUsed(patterns: readonly string[], random: Random, use: PatternUse): string {
  return random.pickWeighted(patterns, (pattern) => 1 / (1 + (use.get(pattern) ?? 0)) ** 2);
}

/** A part ends in its own punctuation; one that ends in a colon or comma runs on into the next. */
function asPart(words: string): string {
  return tidy(words).replace(/([,:])\.$/, '$1');
}

function joinParts(parts: readonly string[]): string {
  return parts.reduce((text, part) => {
    if (text === '') return part;
    const runsOn = /[,:]$/.test(text);
    return `${text} ${runsOn && !/^(I\b|I'|[A-Z]{2}|Northlight|"|[A-Z][a-z]+day\b)/.test(part) ? part.charAt(0).toLowerCase() + part.slice(1) : part}`;
  }, '');
}

function finish(text: string, kind: FeedbackKind, random: Random): string {
  if (kind !== 'friction' && random.chance(0.16)) return typeInHaste(text, random);
  if (text.length < 70 && random.chance(0.4)) return text.replace(/\.$/, '');
  return kind === 'review' && random.chance(0.08) ? text.replace(/\.$/, '!!') : text;
}
