import { expect, it } from 'vitest';
import { chooseDescription } from './choose-description.ts';

const texts = ['My refund has not arrived. I like the colours of the shop.', 'Where is my refund? It has not arrived.', 'The refund has still not arrived after two weeks.', 'x'.repeat(400)];
const theme = (count: number) => ({ community: 0, members: texts.slice(0, count).map((_, node) => ({ node, confidence: 1, centrality: 1 })), rows: count, centre: new Float32Array(1) });
const nodes = texts.map((text, row) => ({ text, rows: [row] }));

it('describes a theme by one whole sentence of a member, the one that shares most with the others', () => {
  const description = chooseDescription(nodes, theme(3));
  expect(texts.some((text) => text.includes(description))).toBe(true);
  expect(description).toMatch(/refund.*arrived/u);
  expect(description).not.toContain('colours');
});

it('says nothing where no sentence is short enough', () => {
  expect(chooseDescription([{ text: 'y'.repeat(500), rows: [0] }], theme(1))).toBe('');
});
