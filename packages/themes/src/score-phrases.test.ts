import { describe, expect, it } from 'vitest';
import { collectPhrases } from './collect-phrases.ts';
import { findNames } from './find-names.ts';
import { scorePhrases } from './score-phrases.ts';
import { findPhrasalVerbs } from './title-tokens.ts';
import { learnCasing } from './word-casing.ts';

const others = ['The shop was closed', 'Nobody picks up the phone', 'The parcel came broken', 'The invoice was too high', 'The driver was friendly', 'I was at the shop in Ealing', 'We saw it in Ealing twice', 'They met in Ealing again'];

/** Titles of a theme made of the first texts of a collection. */
function titlesOf(texts: readonly string[]): string[] {
  const all = [...texts, ...others];
  const phrasal = findPhrasalVerbs(all);
  const phrases = all.map((text) => collectPhrases(text, phrasal));
  const everywhere = new Map<string, number>();
  for (const own of phrases) for (const { key } of own) everywhere.set(key, (everywhere.get(key) ?? 0) + 1);
  const members = texts.map((_, node) => ({ node, confidence: 1, centrality: 1 }));
  return scorePhrases({ community: 0, members, rows: texts.length, centre: new Float32Array(1) }, { phrases, texts: all.length, everywhere, names: findNames(all), casing: learnCasing(all) }).map((scored) => scored.title);
}

describe('titles', () => {
  it('keep the negation and lead with what most members say in whatever words', () => {
    const [title] = titlesOf(['The lift is not working', 'Again the lift is not working', 'Lift not working since Monday', 'My lift is not working']);
    expect(title).toMatch(/lift.*not working/iu);
  });

  it('never say the opposite of what half of them deny', () => {
    const [title] = titlesOf(['Does the lift work', 'When will the lift work', 'Made the lift work once', 'My lift does not work', 'The lift did not work']);
    expect(title).toMatch(/not work/iu);
  });

  it('are never greetings, thanks, wishes or bare words such as "help"', () => {
    const titles = titlesOf(['Fingers crossed it works', 'Fingers crossed, thank you', 'Good morning and thank you', 'Kind regards and good luck', 'Please help with a problem', 'Help with my problem']);
    for (const title of titles) expect(title).not.toMatch(/finger|cross|thank|morning|regards|luck|^help$|^problem$/iu);
  });

  it('leave out a place that few of the members name', () => {
    const titles = titlesOf(['Heating broken in Ealing', 'Heating broken at home', 'Heating broken since Friday', 'The heating is broken']);
    expect(titles[0]).toMatch(/heating/iu);
    for (const title of titles) expect(title).not.toContain('Ealing');
  });
});

it('names are words written large inside sentences, never abbreviations', () => {
  const names = findNames(['I was in Ealing with my PIN', 'the shop in Ealing took my PIN', 'back from Ealing and the PIN works', 'WE WENT TO LONDON BY TRAIN']);
  expect([...names]).toEqual(['ealing'.replace(/ing$/u, '')]);
});
