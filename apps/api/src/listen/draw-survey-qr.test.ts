import { expect, test } from 'vitest';
import decodeQR from 'qr/decode.js';
import { drawQr } from './draw-survey-qr.ts';

const pixels = 4;

test('a camera reads the address back from the drawing', () => {
  const address = 'https://kept.example/s/harbour-ferries/after-a-crossing-in-the-rain';
  const svg = drawQr(address);
  const side = Number(/viewBox="0 0 (\d+) \d+"/.exec(svg)?.[1]) * pixels;
  const data = new Uint8Array(side * side * 3).fill(255);
  const modules = [...svg.matchAll(/x="(\d+)" y="(\d+)"|M(\d+)[ ,](\d+)/g)].map((found) => [Number(found[1] ?? found[3]), Number(found[2] ?? found[4])] as const);
  expect(modules.length).toBeGreaterThan(100);
  for (const [x, y] of modules) for (let row = 0; row < pixels; row += 1) data.fill(0, ((y * pixels + row) * side + x * pixels) * 3, ((y * pixels + row) * side + (x + 1) * pixels) * 3);
  expect(decodeQR({ width: side, height: side, data })).toBe(address);
});
