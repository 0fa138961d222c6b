import { arcNames, type ArcState, type Ring } from '@kept/core/act/ring.ts';
import { ringPaths } from '../../http/ring-mark.ts';
import type { PublicTheme } from './list-public-themes.ts';
import { factsOf, headingOf, type PublicVoice } from './public-words.ts';

/** What social networks and chats lay out for: 1.91 to 1. */
export const shareWidth = 1200;
export const shareHeight = 630;
/** The parts our typeface comes in, looked through in this order. */
export const shareLetters = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'] as const;

/** A piece of the picture, in the shape React elements have. */
export interface Piece {
  readonly type: string;
  readonly key: null;
  readonly props: Readonly<Record<string, unknown>>;
}

const colours = { paper: '#fbfaf7', ink: '#1b1f1c', ink2: '#4d544f', kept: '#0b6b4f' };
const arcColours = { off: '#cfcabf', now: '#376bb1', late: '#b3361b', no: '#6a716a' } as const satisfies Record<Exclude<ArcState, 'on'>, string>;
const closed: Ring = { heard: 'on', owned: 'on', acting: 'on', done: 'on', told: 'on' };
const filled = { display: 'flex', width: shareWidth, height: shareHeight, boxSizing: 'border-box', background: colours.paper };
const stacked = { display: 'flex', flexDirection: 'column' };
// No typeface of ours has pictures among its letters.
const pictures = /[\p{Extended_Pictographic}\u{fe0f}\u{200d}]/gu;

/** As whom and in which language and colour a picture speaks. */
export type ShareVoice = Pick<PublicVoice, 'organisationName' | 'language' | 'accent'>;

/** The picture of one theme: whose it is, the answer, how it stands, in the organisation's own colour. What is too long for its lines ends in dots. */
export function themeCard({ organisationName, language, accent }: ShareVoice, theme: PublicTheme): Piece {
  const { title, words, kind } = theme;
  const own = accent?.light ?? colours.kept;
  const name = piece('div', { display: 'flex', alignItems: 'center', gap: 18 }, [drawRing(theme.ring, 56, own), line(organisationName, { fontSize: 34, color: colours.ink2, lineClamp: 1 })]);
  const answer = [
    line(headingOf(kind, language), { fontSize: 32, fontWeight: 600, color: kind === 'did' ? own : colours.ink2 }),
    line(title, { fontSize: 60, fontWeight: 600, lineHeight: 1.15, letterSpacing: '-0.015em', lineClamp: 2 }),
    line(words, { fontSize: 34, lineHeight: 1.35, color: colours.ink2, lineClamp: 3 }),
  ];
  const facts = line(factsOf(theme, language).join(' '), { fontSize: 27, lineHeight: 1.3, color: colours.ink2, lineClamp: 2 });
  return piece('div', { ...filled, flexDirection: 'column', justifyContent: 'space-between', padding: '54px 72px', color: colours.ink, fontFamily: shareLetters.join(', ') }, [name, piece('div', { ...stacked, gap: 14 }, answer), facts]);
}

/** The picture without a word, for letters our typeface does not have. */
export function wordlessCard({ accent }: Pick<ShareVoice, 'accent'>): Piece {
  return piece('div', { ...filled, alignItems: 'center', justifyContent: 'center' }, [drawRing(closed, 300, accent?.light ?? colours.kept)]);
}

function line(words: string, style: object): Piece {
  return piece('div', { display: 'block', wordBreak: 'break-word', ...style }, words.replace(pictures, '').trim());
}

function drawRing(ring: Ring, size: number, on: string): Piece {
  const arcs = arcNames.map((name): Piece => ({ type: 'path', key: null, props: { d: ringPaths[name], stroke: { ...arcColours, on }[ring[name]], strokeWidth: 4.5, fill: 'none' } }));
  return { type: 'svg', key: null, props: { viewBox: '0 0 28 28', width: size, height: size, children: arcs } };
}

function piece(type: string, style: object, children: string | readonly Piece[]): Piece {
  return { type, key: null, props: { style, children } };
}
