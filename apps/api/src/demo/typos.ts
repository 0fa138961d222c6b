import type { Random } from './random.ts';

const commonSlips: readonly (readonly [RegExp, string])[] = [
  [/\breceive/g, 'recieve'],
  [/\bdefinitely\b/g, 'definately'],
  [/\bseparate/g, 'seperate'],
  [/\bpayment/g, 'payemnt'],
  [/\bbecause\b/g, 'becuase'],
  [/\byou're\b/g, 'your'],
  [/\btheir\b/g, 'thier'],
  [/\baddress/g, 'adress'],
  [/\bengineer/g, 'enginer'],
  [/\bappointment/g, 'apointment'],
  [/\baccount\b/g, 'acount'],
  [/\band\b/g, '&'],
];

/** Makes a text look typed in haste on a phone: lost capitals, apostrophes and letters, never so much that it cannot be read. */
export function typeInHaste(text: string, random: Random): string {
  let typed = text;
  if (random.chance(0.45)) typed = typed.toLowerCase();
  if (random.chance(0.5)) typed = typed.replace(/(\w)'(\w)/g, '$1$2');
  if (random.chance(0.35)) typed = typed.replace(/, /g, ' ');
  const slips = commonSlips.filter(([right]) => typed.search(right) >= 0);
  if (slips.length > 0 && random.chance(0.6)) {
    const [right, wrong] = random.pick(slips);
    typed = typed.replace(right, wrong);
  }
  const times = random.whole(0, 2);
  for (let i = 0; i < times; i += 1) typed = slipOnce(typed, random);
  return random.chance(0.5) ? typed.replace(/\.$/, '') : typed;
}

function slipOnce(text: string, random: Random): string {
  const longWords = [...text.matchAll(/[a-z]{6,}/g)];
  if (longWords.length === 0) return text;
  const match = random.pick(longWords);
  const word = match[0];
  const at = random.whole(1, word.length - 3);
  const kind = random.whole(0, 2);
  const slipped =
    kind === 0
      ? word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
      : kind === 1
        ? word.slice(0, at) + word.slice(at + 1)
        : word.slice(0, at) + word.charAt(at) + word.slice(at);
  return text.slice(0, match.index) + slipped + text.slice(match.index + word.length);
}
