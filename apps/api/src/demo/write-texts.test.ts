import { describe, expect, it } from 'vitest';
import { writeOut, tidy } from './grammar.ts';
import { wordsFor } from './phrases/lexicon.ts';
import { planFeedback } from './plan-feedback.ts';
import { problems } from './problems.ts';
import { createRandom } from './random.ts';
import { allowedRepeats, sixWordRuns, wordsOf } from './variety.ts';
import { writeTexts } from './write-texts.ts';

function writeYear(seed: number, today: string) {
  const random = createRandom(seed);
  const planned = planFeedback(today, random.fork('plan'));
  return writeTexts(planned, random.fork('texts')).map((text, index) => ({ text, group: planned[index]?.problem?.key ?? 'noise', also: planned[index]?.also.length ?? 0 }));
}

describe('the texts of the demo world', () => {
  it.each([[1, '2025-11-21'], [7, '2026-02-28'], [42, '2026-07-01']] as const)('are all different and of a readable length (seed %i, %s)', (seed, today) => {
    const year = writeYear(seed, today);
    expect(new Set(year.map(({ text }) => wordsOf(text).join(' '))).size).toBe(2500);
    expect(year.filter(({ text }) => text.length < 20 || text.length > 600)).toEqual([]);
    expect(year.filter(({ text }) => /[{}<>|]|undefined/.test(text))).toEqual([]);
  });

  it('never share a run of six words in more than 2 % of the texts about one problem (always allowing two)', () => {
    const groups = Map.groupBy(writeYear(3, '2026-01-15'), ({ group }) => group);
    for (const [group, texts] of groups) {
      const counts = new Map<string, number>();
      for (const { text } of texts) for (const run of sixWordRuns(text)) counts.set(run, (counts.get(run) ?? 0) + 1);
      const tooCommon = [...counts].filter(([, count]) => count > allowedRepeats(texts.length));
      expect(tooCommon, group).toEqual([]);
    }
  });

  it('are often a single sentence, sometimes make several points, and one in eight is about nothing in particular', () => {
    const year = writeYear(1, '2025-11-21');
    const share = (isMeant: (text: (typeof year)[number]) => boolean): number => year.filter(isMeant).length / year.length;
    expect(share(({ text }) => !/[.!?:] \S/.test(text))).toBeGreaterThan(0.18);
    expect(share(({ also }) => also > 0)).toBeGreaterThan(0.1);
    expect(share(({ group }) => group === 'noise')).toBeCloseTo(0.12, 2);
  });
});

describe('on another day', () => {
  it('people say the same in the same words', () => {
    const texts = writeYear(1, '2025-11-21').map(({ text }) => text);
    for (const today of ['2025-12-24', '2026-05-01', '2026-10-03']) expect(writeYear(1, today).map(({ text }) => text)).toEqual(texts);
  });
});

describe('the grammar', () => {
  it('has at least fourteen independent ways to state each complaint', () => {
    for (const { key, phrases } of problems) expect(phrases.core.length + phrases.terse.length, key).toBeGreaterThanOrEqual(17);
    for (const { key, phrases } of problems) expect(phrases.core.length, key).toBeGreaterThanOrEqual(13);
  });

  it('can write out every pattern of every problem', () => {
    const random = createRandom(5);
    for (const { phrases } of problems) {
      for (const pattern of Object.values(phrases).flat()) {
        for (let time = 0; time < 4; time += 1) expect(tidy(writeOut(pattern, random, wordsFor(random)))).toMatch(/^[^{}<>|]+$/);
      }
    }
  });

  it('chooses among alternatives, leaves out empty ones and refuses a slot it has no words for', () => {
    const random = createRandom(1);
    const seen = new Set(Array.from({ length: 60 }, () => writeOut('{a|b{c|}}', random, String)));
    expect(seen).toEqual(new Set(['a', 'b', 'bc']));
    expect(() => writeOut('<nothing>', random, wordsFor(random))).toThrow('There are no words for <nothing>.');
    expect(() => writeOut('{a|b', random, String)).toThrow('open bracket');
  });

  it('sets stops, capitals and the article as a careful person would', () => {
    expect(tidy('it took  a hour , then an bot answered. nobody rang')).toBe('It took an hour, then a bot answered. Nobody rang.');
  });
});
