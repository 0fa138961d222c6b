const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 10;

/** Writes the first 50 bits of seven bytes as a code people can copy by hand (Crockford's base 32): 7F3K-92QM-4T. */
export function writeReceiptCode(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 7)) bits = (bits << 8n) | BigInt(byte);
  const value = bits >> 6n;
  const plain = Array.from({ length: codeLength }, (_, place) => letters[Number((value >> BigInt(5 * (codeLength - 1 - place))) & 31n)] ?? '0').join('');
  return `${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain.slice(8)}`;
}

/** The one spelling of a code as typed: no hyphens or spaces, capitals, O read as 0 and I or L as 1. Undefined when it cannot be one. */
export function normaliseReceiptCode(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s\u2010-\u2014-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain.length === codeLength && [...plain].every((letter) => letters.includes(letter)) ? plain : undefined;
}
