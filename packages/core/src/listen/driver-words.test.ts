import { expect, test } from 'vitest';
import { driverKey, driverName } from './driver-words.ts';

test('capitals, spaces and compatible spellings make no difference between drivers', () => {
  expect(driverKey('  Refund\u00a0  Status ')).toBe('refund status');
  expect(driverKey('ＲＥＦＵＮＤ Status')).toBe(driverKey('refund status'));
  expect(driverKey('Émission')).toBe(driverKey('émission'));
  expect(driverKey('Refund-status')).not.toBe(driverKey('Refund status'));
});

test('a name of nothing but invisible characters is no name', () => {
  expect(driverName(' \u0000\u200b ')).toBeUndefined();
  expect(driverName(' Bill\ttoo  high ')).toBe('Bill too high');
});
