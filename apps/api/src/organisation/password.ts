import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's first choice: 19 MiB, two passes, one lane. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes a password for storing. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

/** Threat: telling by the time taken which emails exist. An unknown account costs one hash as well. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const known = stored ?? (await dummyHash());
  const isRight = await verify(known, password.normalize('NFKC'));
  return isRight && typeof stored === 'string';
}

let dummy: Promise<string> | undefined;
function dummyHash(): Promise<string> {
  dummy ??= hashPassword('nobody has this password');
  return dummy;
}
