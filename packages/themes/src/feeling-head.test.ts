import { describe, expect, it } from 'vitest';
import { FEELING_PHRASES } from './feeling-phrases.ts';
import { feelingByWords, feelingFeatures, FEELING_FEATURES } from './feeling-features.ts';
import { type LabelledText, learnFeeling, readFeeling } from './feeling-head.ts';
import { learnInThread } from './learn-in-thread.ts';
import { loadTensorRuntime } from './load-tensor-runtime.ts';
import { lexicalVector } from './lexical-vector.ts';
import { encodeVector } from './vector-blob.ts';

const said = (text: string): { text: string; vector: Uint8Array } => ({ text, vector: encodeVector(lexicalVector(text, 128)) });
const things = ['bill', 'parcel', 'app', 'meter', 'engineer', 'contract', 'website', 'phone line'];
const taught: LabelledText[] = things.flatMap((thing) => [
  { ...said(`the ${thing} turned up smelling of elderflower`), feeling: 'positive' as const },
  { ...said(`the ${thing} is made of turnips`), feeling: 'negative' as const },
  { ...said(`the ${thing} stands on the table`), feeling: 'neutral' as const },
]);

const untold = Array.from({ length: 300 }, (_, i) => said(`the ${things[i % things.length] ?? ''} of house ${i} ${i % 3 === 0 ? 'could smell of meadow flowers!' : 'stands on the table'}`));

describe('learning what people feel', () => {
  it('learns an organisation’s own words, whatever a list of words says about them', () => {
    const head = learnFeeling(taught);
    expect(readFeeling(head, said('my garden gate is made of turnips')).feeling).toBe('negative');
    expect(readFeeling(head, said('my garden gate turned up smelling of elderflower')).feeling).toBe('positive');
    expect(readFeeling(head, said('my garden gate stands on the table')).feeling).toBe('neutral');
  });

  it('reads texts with marks that only untold ones have', async () => {
    const head = learnFeeling(taught, { runtime: await loadTensorRuntime(), texts: untold });
    expect(readFeeling(head, said('my garden gate is made of turnips')).feeling).toBe('negative');
    expect(readFeeling(head, said('my garden gate stands on the table! Could it be nicer, please?')).feeling).toBe('neutral');
    const weights = head.subarray(head.length - 3 * ((head.length - 24) / 4));
    expect(Math.max(...weights.map(Math.abs))).toBeLessThan(10);
  });

  it.each([0, FEELING_PHRASES])('reads a head that was taught before it knew letters, with %i places for phrases', (phrases) => {
    const dimensions = 128;
    const [width, classes] = [dimensions + FEELING_FEATURES + phrases, 3];
    const old = new Float32Array(1 + width + FEELING_FEATURES + classes * (width + 1)).fill(1);
    old[0] = dimensions;
    const weights = old.subarray(1 + width + FEELING_FEATURES).fill(0);
    weights[2 * (width + 1) + width] = 3;
    expect(readFeeling(old, said('the bill stands on the table'))).toMatchObject({ feeling: 'positive' });
    expect(readFeeling(old, said('the bill')).confidence).toBeCloseTo(Math.exp(3) / (Math.exp(3) + 2), 5);
  });

  it('gives the same head for the same texts, in a thread or not', async () => {
    expect(await learnInThread(taught, untold)).toEqual(learnFeeling(taught, { runtime: await loadTensorRuntime(), texts: untold }));
  });

  it('answers for every text, whatever it is made of', () => {
    const head = learnFeeling(taught);
    for (const text of ['', '😀', 'x'.repeat(50_000), '\u0000', 'الطلب لم يصل بعد']) {
      const { confidence } = readFeeling(head, said(text));
      expect(confidence).toBeGreaterThanOrEqual(1 / 3);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(feelingFeatures(text)).toHaveLength(FEELING_FEATURES);
      expect(feelingFeatures(text).every(Number.isFinite)).toBe(true);
    }
  });
});

describe('feeling by words, while nothing was taught', () => {
  it.each([
    ['The staff were lovely and very helpful', 'positive'],
    ['The bill is wrong again and nobody is helpful', undefined],
    ['Terrible, rude and slow', 'negative'],
    ['Not helpful at all', 'negative'],
    ['You should provide more seats', 'negative'],
    ['The letter is blue', undefined],
    ['Die Rechnung', undefined],
  ])('%s: %s', (text, feeling) => {
    const found = feelingByWords(text);
    if (feeling === undefined) expect(found === undefined || found.confidence < 0.75).toBe(true);
    else expect(found?.feeling).toBe(feeling);
  });
});
