import { expect, test } from 'vitest';
import { accentContrast, accentOf, colourIn, contrastOf, isReadable, nearestReadable } from './accent.ts';

test('a colour is taken as people write it, and nothing else is', () => {
  expect(['#0B6B4F', '0b6b4f', ' #abc '].map(colourIn)).toEqual(['#0b6b4f', '#0b6b4f', '#aabbcc']);
  for (const typed of ['', 'green', '#12', '#12345', '#1234567', 'url(x)', '#0b6b4f;}']) expect(colourIn(typed), typed).toBeUndefined();
});

test('contrast is that of WCAG, and our own colours can be read', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
  expect([isReadable('#0b6b4f', 'light'), isReadable('#4fbf98', 'dark')]).toEqual([true, true]);
  expect([isReadable('#0b6b4f', 'dark'), isReadable('#4fbf98', 'light')]).toEqual([false, false]);
});

test('for every colour the nearest that can be read can be read, is itself where it could already, and is near where it could not', () => {
  for (let red = 0; red < 256; red += 51) for (let green = 0; green < 256; green += 51) for (let blue = 0; blue < 256; blue += 51) {
    const colour = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    for (const shade of ['light', 'dark'] as const) {
      const near = nearestReadable(colour, shade);
      expect([colour, shade, isReadable(near, shade)]).toEqual([colour, shade, true]);
      if (isReadable(colour, shade)) expect(near).toBe(colour);
      else expect(accentContrast(near, shade), `${colour} ${shade}`).toBeLessThan(4.75);
    }
  }
});

test('words can be read on the pale ground of an answer', () => {
  for (const colour of ['#d40000', '#0057b8', '#7a4bff', '#000000']) {
    const accent = accentOf(nearestReadable(colour, 'light'), nearestReadable(colour, 'dark'));
    expect(contrastOf(accent?.lightGround ?? '', '#1b1f1c')).toBeGreaterThan(7);
    expect(contrastOf(accent?.darkGround ?? '', '#eceee9')).toBeGreaterThan(7);
  }
  expect(accentOf('#0057b8', null)).toBeUndefined();
});
