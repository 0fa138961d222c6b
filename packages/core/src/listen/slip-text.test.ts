import { expect, test } from 'vitest';
import { readSlip, slipMessageBytes, slipSignatureBytes, writeSlip } from './slip-text.ts';

const roundId = '01900000-0000-7000-8000-000000000000';
const word = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64url');
const signed = { roundId, message: word(slipMessageBytes), signature: word(slipSignatureBytes) };

test('a signed slip is read as it was written', () => {
  expect(readSlip(writeSlip(signed))).toEqual({ form: 'signed', ...signed });
});

test('a printed code is read however it was typed', () => {
  expect(readSlip(' 7f3k 92qm 4t ')).toEqual({ form: 'paper', code: '7F3K92QM4T' });
});

test('a slip with a piece missing, too long or of another alphabet is none', () => {
  for (const wrong of ['', 'hello', roundId, `${roundId}.${signed.message}`, writeSlip({ ...signed, message: word(10) }), writeSlip({ ...signed, signature: word(300) }), `${writeSlip(signed)}=`]) expect(readSlip(wrong)).toBeUndefined();
});
