import { expect, test } from 'vitest';
import { imageRefusal, readImageKind } from './read-image-kind.ts';

const latin = (text: string, size = 64) => {
  const bytes = new Uint8Array(size);
  [...text].forEach((sign, at) => bytes.set([sign.charCodeAt(0)], at));
  return bytes;
};
const png = latin('\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x40');
const gif = latin('GIF89a\x20\x03\x10\x00');
const jpeg = latin('\xFF\xD8\xFF\xE0\0\x10JFIF\0aaaaaaaaa\xFF\xC2\0\x11\b\0\x50\0\xA0');
const lossy = latin('RIFF....WEBPVP8 ....aaaaaa\x40\x41\x20\x80');
const lossless = latin('RIFF....WEBPVP8L....\x2F\x3F\xC0\x07\0');
const extended = latin('RIFF....WEBPVP8X....aaaa\x0F\x01\0\x1F\0\0');

test.each([
  ['PNG', png, { type: 'png', width: 258, height: 64 }],
  ['GIF', gif, { type: 'gif', width: 800, height: 16 }],
  ['JPEG whose frame comes after other segments', jpeg, { type: 'jpeg', width: 160, height: 80 }],
  ['lossy WebP', lossy, { type: 'webp', width: 320, height: 32 }],
  ['lossless WebP', lossless, { type: 'webp', width: 64, height: 32 }],
  ['extended WebP', extended, { type: 'webp', width: 272, height: 32 }],
])('a %s says how large it is', (_, bytes, kind) => {
  expect(readImageKind(bytes)).toEqual(kind);
});

test('a picture cut off anywhere is none, and nothing is read beyond its end', () => {
  for (const whole of [png, gif, jpeg, lossy, lossless, extended]) for (let length = 0; length < 14; length += 1) expect(readImageKind(whole.subarray(0, length))).toBeUndefined();
});

test('a JPEG whose segments lead nowhere ends', () => {
  expect(readImageKind(latin(`\xFF\xD8\xFF\xE0\xFF\xFF${'\xFF'.repeat(50)}`))).toBeUndefined();
  expect(readImageKind(new Uint8Array(5000).fill(0xff))).toBeUndefined();
});

test('a picture without a size is refused', () => {
  expect(imageRefusal(latin('GIF89a\0\0\x10\0'))).toContain('no size');
  expect(imageRefusal(png)).toBeUndefined();
});
