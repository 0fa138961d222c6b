import type { FeedbackKind } from '@kept/core/vocabulary.ts';
import { tidy, writeOut } from './grammar.ts';
import { wordsFor } from './phrases/lexicon.ts';
import { noisePatterns, noiseTails } from './phrases/noise.ts';
import * as voices from './phrases/voices.ts';
import type { Problem } from './problems.ts';
import type { Random } from './random.ts';
import { typeInHaste } from './typos.ts';

type Register = 'terse' | 'plain' | 'angry' | 'polite' | 'rambling' | 'ironic';

/** How often each pattern was used, so that the least used is preferred and no favourite emerges. */
export type PatternUse = Map<string, number>;

type TextRequest = { kind: FeedbackKind; problem: Problem | null; also: readonly Problem[] };

const registerShares: Record<'survey' | 'review' | 'interaction', Record<Register, number>> = {
  survey: { terse: 33, plain: 31, angry: 11, polite: 13, rambling: 7, ironic: 5 },
  review: { terse: 10, plain: 30, angry: 19, polite: 8, rambling: 19, ironic: 14 },
  interaction: { terse: 10, plain: 38, angry: 17, polite: 14, rambling: 18, ironic: 3 },
};

/** Writes one text the way one person would put it, about one or more problems or about nothing in particular; words that depend on the day stay marks. */
export function composeText(request: TextRequest, random: Random, use: PatternUse): string {
  const patterns = choosePatterns(request, random, use).filter((pattern) => pattern !== '');
  const fill = wordsFor(random);
  const parts = patterns.map((pattern) => asPart(writeOut(pattern, random, fill)));
  const text = tidy(joinParts(parts));
  for (const pattern of patterns) use.set(pattern, (use.get(pattern) ?? 0) + 1);
  return finish(text, request.kind, random);
}

function choosePatterns(request: TextRequest, random: Random, use: PatternUse): string[] {
  const least = (patterns: readonly string[]): string => leastUsed(patterns, random, use);
  const { problem, kind } = request;
  if (!problem) return [least(noisePatterns), random.pick(noiseTails)];
  if (kind === 'friction') return agentPatterns(problem, random, least);
  const register = drawRegister(request, kind, random);
  const opening = openingFor(kind, register, random);
  const body = bodyFor(register, problem.phrases, random, least);
  const further = request.also.flatMap((other) => [random.pick(voices.connectors), least([...other.phrases.core, ...other.phrases.terse])]);
  return [...opening, ...body, ...further, ...closingFor(register, random)];
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
  const core = (): string => least(phrases.core);
  const detail = (): string => least(phrases.detail);
  const effect = (): string => least(phrases.effect);
  switch (register) {
    case 'terse':
      return [random.chance(0.45) ? least(phrases.terse) : core()];
    case 'plain':
      return random.pick([[core()], [core(), detail()], [core(), effect()], [detail(), core()], [least(phrases.terse), core()], [core(), detail(), effect()]]);
    case 'angry':
      return random.pick([[core(), effect()], [least(phrases.terse), effect()], [core()], [core(), detail(), effect()]]);
    case 'polite':
      return random.pick([[core()], [core(), detail()], [core(), effect()]]);
    case 'rambling':
      return random.pick([[core(), detail(), random.pick(voices.asides), effect()], [detail(), core(), effect()], [least(phrases.terse), detail(), core(), random.pick(voices.asides)]]);
    case 'ironic':
      return random.pick([[least(phrases.ironic), core()], [least(phrases.ironic), detail()], [least(phrases.terse), least(phrases.ironic)], [core(), least(phrases.ironic)]]);
  }
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
