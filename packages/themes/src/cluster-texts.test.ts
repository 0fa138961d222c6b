import { expect, it } from 'vitest';
import { clusterTexts } from './cluster-texts.ts';
import { createThemeEngine } from './theme-engine.ts';
import { EXAMPLE_COMPLAINTS } from './example-complaints.ts';

const rows = Object.entries(EXAMPLE_COMPLAINTS).flatMap(([label, texts]) => texts.map((text) => ({ text, label })));

it('reports themes, and how well they match labels over all rows and over the themed ones', async () => {
  const report = await clusterTexts(rows, { engine: createThemeEngine({ threads: 1, runtime: 'lexical' }) });
  expect(Object.keys(report)).toEqual(['rows', 'themed', 'k', 'seconds', 'metrics', 'confident', 'themes']);
  expect(report.rows).toBe(40);
  expect(report.themed).toBe(report.themes.reduce((sum, theme) => sum + theme.size, 0));
  expect(report.k).toBe(report.themes.length);
  expect(report.confident?.coverage).toBeCloseTo(report.themed / 40, 4);
  expect(report.metrics?.purity).toBeGreaterThan(0.7);
  expect(report.themes[0]?.quotes.every((quote) => rows.some((row) => row.text === quote))).toBe(true);
});

it('leaves the metrics out where there are no labels', async () => {
  const report = await clusterTexts([{ text: 'one' }, { text: 'two', label: 'x' }], { engine: createThemeEngine({ threads: 1, runtime: 'lexical' }) });
  expect(Object.keys(report)).toEqual(['rows', 'themed', 'k', 'seconds', 'themes']);
  expect(await clusterTexts([], { engine: createThemeEngine({ threads: 1, runtime: 'lexical' }) })).toMatchObject({ rows: 0, themed: 0, k: 0, themes: [] });
});
