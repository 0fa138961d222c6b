import { expect, it } from 'vitest';
import { buildLexicon, CHARACTER_WEIGHT, sparseProduct, sparseVector, WORD_WEIGHT } from './sparse-vectors.ts';

const texts = ['the meter reading was wrong', 'my meter reading is wrong', 'the parcel arrived broken', 'the parcel never arrived'];
const lexicon = buildLexicon([...texts, ...texts]);
const product = (a: string, b: string): number => sparseProduct(sparseVector(a, lexicon), sparseVector(b, lexicon));

it('compares a text with itself at the full lexical weight', () => {
  expect(product(texts[0] ?? '', texts[0] ?? '')).toBeCloseTo(CHARACTER_WEIGHT + WORD_WEIGHT, 5);
});

it('finds texts with shared words nearer than texts without, and nothing in nothing', () => {
  expect(product(texts[0] ?? '', texts[1] ?? '')).toBeGreaterThan(3 * product(texts[0] ?? '', texts[3] ?? ''));
  expect(product('', texts[0] ?? '')).toBe(0);
});
