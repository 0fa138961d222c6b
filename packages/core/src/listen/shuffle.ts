/** Puts a list into an order that says nothing about the one before (Fisher-Yates, 32 random bits a step). */
export function shuffle<T>(list: readonly T[], random: (bytes: number) => Uint8Array): T[] {
  const left = [...list];
  const out: T[] = [];
  while (left.length > 0) {
    const bytes = random(4);
    const number = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    out.push(...left.splice(number % left.length, 1));
  }
  return out;
}
