import { expect, it } from 'vitest';
import { StoreFeed } from './store-feed.ts';
import type { StoredText } from './theme-engine.ts';

const text = (i: number, themeId: string | null = 'a'): StoredText => ({ id: `t${i}`, text: `text ${i}`, vector: Uint8Array.of(i), themeId });
const texts = Array.from({ length: 40 }, (_, i) => text(i));

it('sends a list whole once, then only what is new or has another theme', () => {
  const feed = new StoreFeed();
  const first = feed.change(texts);
  expect([first.from, first.to, first.added.length]).toEqual([0, 1, 40]);
  expect(feed.change([...texts])).toMatchObject({ key: first.key, from: 1, to: 1, added: [], rethemed: [] });
  const later = [...texts.map((each, i) => (i === 7 ? text(7, 'b') : each)), text(40)];
  expect(feed.change(later)).toMatchObject({ key: first.key, from: 1, to: 2, added: [{ id: 't40' }], rethemed: [[7, 'b']] });
  expect(feed.change(later)).toMatchObject({ from: 2, to: 2, added: [], rethemed: [] });
});

it('begins anew where a text is gone, reads differently or has another vector', () => {
  const changed = [texts.slice(1), [{ ...text(0), text: 'corrected' }, ...texts.slice(1)], [{ ...text(0), vector: Uint8Array.of(99) }, ...texts.slice(1)]];
  for (const list of changed) {
    const feed = new StoreFeed();
    const { key } = feed.change(texts);
    const anew = feed.change(list);
    expect(anew).toMatchObject({ from: 0, dropped: [key] });
    expect(anew.added).toHaveLength(list.length);
  }
});

it('takes copies of the same texts for the same, and keeps four lists apart', () => {
  const feed = new StoreFeed();
  const { key } = feed.change(texts);
  expect(feed.change(structuredClone(texts))).toMatchObject({ key, added: [], rethemed: [] });
  const others = [1, 2, 3, 4].map((list) => texts.map((each) => ({ ...each, id: `${list}-${each.id}` })));
  const keys = others.map((list) => feed.change(list).key);
  expect(new Set([key, ...keys]).size).toBe(5);
  expect(feed.change(others[3] ?? [])).toMatchObject({ key: keys[3], from: 1 });
  expect(feed.change(texts)).toMatchObject({ from: 0 });
});
