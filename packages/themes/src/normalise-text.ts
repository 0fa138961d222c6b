import { maskNoise } from './mask-noise.ts';

/** What the encoder reads of a long text, in UTF-16 units: about 130 words, which is where the model itself stops (128 word pieces). */
export const ENCODER_LIMIT_CHARACTERS = 1000;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]+/gu;
/** Signs that stand inside words and are not seen: soft hyphens and joiners. */
const INSIDE_WORDS = /(?:\u00ad|\u200c|\u200d|\u2060|\ufeff)/gu;
const SEEN = /[\p{L}\p{N}]/u;
const MOST_PASSES = 8;

/**
 * The form of a text everything else works on: what was meant to be said, in Unicode NFKC and single spaces, without letter frames, HTML,
 * addresses and mentions, with stretched words cut short. Doing it twice changes nothing; a text that has words keeps some.
 */
export function normaliseText(text: string): string {
  const plain = tidy(text);
  let said = text.toWellFormed().normalize('NFKC');
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = cleanOnce(said);
    if (next === said) break;
    said = next;
  }
  return SEEN.test(said) ? said : plain;
}

function cleanOnce(text: string): string {
  return withoutPictures(withSmallI(unstretch(tidy(maskNoise(readEntities(text))))));
}

function tidy(text: string): string {
  return text.toWellFormed().normalize('NFKC').replace(INSIDE_WORDS, '').replace(INVISIBLE, ' ').replace(/\s+/gu, ' ').trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '...', bull: ' ', middot: ' ',
  euro: '€', pound: '£', copy: '', reg: '', trade: '', auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ntilde: 'ñ',
};

/** "&amp;amp;" is one sign too: texts are often escaped more than once. */
function readEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:amp;)*(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' ';
  });
}

/** "exercIses": a capital I between small letters is a small one that somebody's software enlarged; names such as McIntyre keep theirs. */
function withSmallI(text: string): string {
  if (!/\p{Ll}I/u.test(text)) return text;
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => (/^(?:Mc|Mac|De|Di|Fitz|La|Le)I/u.test(word) || /\p{Ll}(?!I)\p{Lu}/u.test(word) ? word : word.replace(/(?<=\p{Ll})I(?=\p{Ll}|$)/gu, 'i')));
}

/** "sooooo" and "!!!!": three and more of a letter become one at the end of a word and two inside it; words of one letter only ("AAA", "www") and figures stay. */
function unstretch(text: string): string {
  if (!/(.)\1\1|[!?]{2}/u.test(text)) return text;
  return text
    .replace(/([!?])\1+/gu, '$1')
    .replace(/([.,;:*=_~#-])\1{3,}/gu, '$1')
    .replace(/[\p{L}\p{M}]+/gu, (word) => (/^(\p{L})\1*$/iu.test(word) ? word : word.replace(/(\p{Ll})\1{2,}$/gu, '$1').replace(/(\p{Ll})\1{2,}/gu, '$1$1').replace(/(\p{Lu})\1{3,}/gu, '$1')));
}

/** Pictures that name a thing or a judgement; all others say how somebody felt, which is read elsewhere, and would only hide what it is about. */
const PICTURES: Readonly<Record<string, string>> = {
  '👍': 'good', '👎': 'bad', '📦': 'parcel', '🚚': 'delivery', '🐌': 'slow', '🐢': 'slow', '💳': 'card', '🏧': 'cash machine', '📱': 'mobile phone', '📞': 'phone call', '☎': 'phone call', '🔋': 'battery',
  '💸': 'money', '💰': 'money', '🧾': 'invoice', '🚗': 'car', '🚌': 'bus', '🚆': 'train', '🅿': 'parking', '🔑': 'key', '📧': 'e-mail', '🍕': 'food', '🍽': 'food', '🚿': 'shower', '🛏': 'bed', '🚽': 'toilet',
};
const PICTURE = /\p{Extended_Pictographic}[\ufe0e\ufe0f\p{Emoji_Modifier}]*/gu;

function withoutPictures(text: string): string {
  if (!/\p{Extended_Pictographic}/u.test(text) || !SEEN.test(text)) return text;
  return text.replace(PICTURE, (picture) => ` ${PICTURES[[...picture][0] ?? ''] ?? ''} `).replace(/\s+/gu, ' ').trim();
}

/** The part of a normalised text the encoder reads; it never ends inside a word or a surrogate pair if it can be avoided. */
export function cutForEncoder(normalised: string): string {
  if (normalised.length <= ENCODER_LIMIT_CHARACTERS) return normalised;
  const head = normalised.slice(0, ENCODER_LIMIT_CHARACTERS);
  const lastSpace = head.lastIndexOf(' ');
  return (lastSpace > ENCODER_LIMIT_CHARACTERS / 2 ? head.slice(0, lastSpace) : head.slice(0, -1)).toWellFormed();
}
