import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { planRun, type StandingTheme, type StandingPlaces } from './plan-run.ts';

const theme = (id: string, more: Partial<StandingTheme> = {}): StandingTheme => ({ id, standing: 'proposed', isTouched: false, hasAbsorbed: false, ...more });
const texts = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`);
const places = (themes: readonly StandingTheme[], where: Readonly<Record<string, readonly string[]>>, fixed: readonly string[] = []): StandingPlaces => ({
  themes,
  homes: new Map(Object.entries(where).flatMap(([id, own]) => own.map((text) => [text, id] as const))),
  fixed: new Set(fixed),
});

test('a pattern goes on as the theme it was, takes its new texts in, and what nobody knew is new', () => {
  const plan = planRun(places([theme('a')], { a: texts('a', 6) }), [{ key: 0, texts: [...texts('a', 5), 'n1'] }, { key: 1, texts: texts('b', 5) }]);
  expect([...plan.themeOf]).toEqual([[0, 'a']]);
  expect([...plan.fresh]).toEqual([[1, 'now']]);
  expect(plan.moves).toEqual([
    { text: 'n1', from: null, to: 'a', waits: false },
    ...texts('b', 5).map((text) => ({ text, from: null, to: 1, waits: false })),
    { text: 'a5', from: 'a', to: null, waits: false },
  ]);
});

test('whatever touches a theme somebody answers for waits; nothing is taken out of it into nowhere', () => {
  const plan = planRun(places([theme('p', { standing: 'promised' }), theme('q', { standing: 'promised' })], { p: texts('p', 8), q: texts('q', 8) }), [
    { key: 0, texts: [...texts('p', 6), 'n1'] },
    { key: 1, texts: [...texts('q', 7), 'p6'] },
  ]);
  expect(plan.moves).toEqual([{ text: 'n1', from: null, to: 'p', waits: true }, { text: 'p6', from: 'p', to: 'q', waits: true }]);
});

test('a part of a promised theme becomes a new one only once a person agrees', () => {
  const plan = planRun(places([theme('p', { standing: 'promised' })], { p: texts('p', 20) }), [{ key: 0, texts: texts('p', 12) }, { key: 1, texts: texts('p', 20).slice(12) }]);
  expect([...plan.fresh]).toEqual([[1, 'waits']]);
  expect(plan.moves).toHaveLength(8);
  expect(plan.moves.every((move) => move.waits && move.from === 'p' && move.to === 1)).toBe(true);
});

test('merged themes are never taken apart: both halves come back to the one that stays', () => {
  const plan = planRun(places([theme('m', { hasAbsorbed: true })], { m: [...texts('x', 10), ...texts('y', 6)] }), [{ key: 0, texts: texts('x', 10) }, { key: 1, texts: [...texts('y', 6), 'n1'] }]);
  expect([...plan.themeOf]).toEqual([[0, 'm'], [1, 'm']]);
  expect(plan.moves).toEqual([{ text: 'n1', from: null, to: 'm', waits: false }]);
});

test('what was called "not a theme" takes in what is like it instead of coming back', () => {
  const plan = planRun(places([theme('d', { standing: 'dismissed' })], { d: texts('d', 6) }), [{ key: 0, texts: [...texts('d', 6), 'n1', 'n2', 'n3', 'n4', 'n5', 'n6'] }]);
  expect(plan.fresh.size).toBe(0);
  expect(new Set(plan.moves.map((move) => move.to))).toEqual(new Set(['d']));
});

const standing = fc.record({ standing: fc.constantFrom('proposed' as const, 'promised' as const, 'dismissed' as const), isTouched: fc.boolean(), hasAbsorbed: fc.boolean() });
const world = fc.record({
  themes: fc.array(standing, { maxLength: 6 }),
  homes: fc.array(fc.nat(8), { minLength: 20, maxLength: 60 }),
  fixed: fc.array(fc.nat(59), { maxLength: 12 }),
  found: fc.array(fc.nat(9), { minLength: 60, maxLength: 60 }),
});

property.prop([world])('whatever the engine finds, no decision of a person is touched and no text is in two plans', ({ themes, homes, fixed, found }) => {
  const stand = themes.map((each, at) => theme(`t${at}`, each));
  const where = new Map<string, string>(homes.flatMap((at, text) => (at < stand.length ? [[`x${text}`, `t${at}`] as const] : [])));
  const decided = new Set<string>(fixed.map((at) => `x${at}`));
  const patterns = Array.from({ length: 8 }, (_, key) => ({ key, texts: homes.flatMap((_home, text) => (found[text] === key ? [`x${text}`] : [])) })).filter((each) => each.texts.length > 0);
  const plan = planRun({ themes: stand, homes: where, fixed: decided }, patterns);
  expect(new Set(plan.moves.map((move) => move.text)).size).toBe(plan.moves.length);
  for (const { text, from, to, waits } of plan.moves) {
    const old = stand.find((each) => each.id === from);
    const next = stand.find((each) => each.id === to);
    expect(decided.has(text)).toBe(false);
    const home = where.get(text) ?? null;
    expect(from).toBe(waits && home !== null && plan.vanished.includes(home) ? null : home);
    expect(old?.standing === 'dismissed' || old?.hasAbsorbed === true).toBe(false);
    if (old?.standing === 'promised' || next?.standing === 'promised') expect(waits).toBe(true);
    if (old?.standing === 'promised') expect(to).not.toBeNull();
    if (to !== null) expect(plan.vanished).not.toContain(to);
  }
  for (const id of plan.vanished) {
    const gone = stand.find((each) => each.id === id);
    expect(gone).toMatchObject({ standing: 'proposed', isTouched: false, hasAbsorbed: false });
    expect([...where].filter(([text, at]) => at === id && !decided.has(text)).every(([text]) => plan.moves.some((move) => move.text === text))).toBe(true);
  }
});
