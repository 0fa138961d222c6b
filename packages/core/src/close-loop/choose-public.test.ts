import { expect, test } from 'vitest';
import { choosePublic } from './choose-public.ts';

const theme = (title: string, kind: 'did' | 'working' = 'did', stage: 'pay' | 'use' | null = null) => ({ title, words: 'We changed it.', kind, stage });
const all = { words: '', kind: undefined, stage: undefined, page: 1 };

test('each heading shows its first five and says how many there are', () => {
  const themes = [...Array.from({ length: 12 }, (_, n) => theme(`Bills ${n}`)), theme('Call-backs', 'working')];
  expect(choosePublic(themes, all).map(({ kind, themes: shown, of }) => [kind, shown.length, of])).toEqual([['did', 5, 12], ['working', 1, 1]]);
});

test('one heading alone is read in pages of twenty', () => {
  const themes = Array.from({ length: 45 }, (_, n) => theme(`Bills ${n}`));
  const titles = (page: number) => choosePublic(themes, { ...all, kind: 'did', page })[0]?.themes.map(({ title }) => title) ?? [];
  expect([titles(1).length, titles(3), titles(4)]).toEqual([20, ['Bills 40', 'Bills 41', 'Bills 42', 'Bills 43', 'Bills 44'], []]);
});

test('words are found in titles and answers, whatever their capitals and accents, and all of them have to be there', () => {
  const themes = [theme('Café bills'), theme('Call-backs')];
  const found = (words: string) => choosePublic(themes, { ...all, words }).flatMap(({ themes: shown }) => shown.map(({ title }) => title));
  expect([found('cafe  CHANGED'), found('cafe call'), found('we')]).toEqual([['Café bills'], [], ['Café bills', 'Call-backs']]);
});

test('a journey stage leaves out what belongs to none', () => {
  expect(choosePublic([theme('A', 'did', 'pay'), theme('B', 'did', 'use'), theme('C')], { ...all, stage: 'pay' })).toMatchObject([{ of: 1, themes: [{ title: 'A' }] }]);
});
