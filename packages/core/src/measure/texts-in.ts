import type { JourneyStage } from '../vocabulary.ts';
import { none, type Points, stageNumber } from '../understand/points.ts';

/** From the first instant up to, not including, the last, in milliseconds. */
export interface Instants {
  readonly from: number;
  readonly until: number;
}

/** Which texts are counted: a period, one it is compared with, and what narrows them. */
export interface SpanOfPoints {
  readonly now: Instants;
  readonly before: Instants | null;
  readonly channel?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly segment?: string | undefined;
  /** Null is the language that nobody named. */
  readonly language?: string | null | undefined;
  readonly stage?: JourneyStage | undefined;
}

/** A theme that is neither merged nor dismissed; one that is not shown still counts as a theme of its texts. */
export interface StandingTheme {
  readonly id: string;
  readonly group: string;
  readonly stage: JourneyStage | null;
  readonly isShown: boolean;
}

/** Visits every text of the span with its period: 0 is now, 1 before. A day of both belongs to the present one. */
export function textsIn(points: Points, span: SpanOfPoints, visit: (text: number, period: 0 | 1) => void): void {
  const { at, state, channel, source, language, segment, customer } = points;
  const before = span.before ?? { from: 0, until: 0 };
  const wanted = (word: string | null | undefined) => (word === undefined ? none : word === null ? 0 : (points.wordNumber(word) ?? unheardOf));
  const [ofChannel, ofSource, ofLanguage, ofSegment] = [wanted(span.channel), wanted(span.sourceId), wanted(span.language), wanted(span.segment)];
  for (let text = 0; text < points.texts.size; text += 1) {
    const moment = at[text] ?? 0;
    const isNow = moment >= span.now.from && moment < span.now.until;
    if (!isNow && !(moment >= before.from && moment < before.until)) continue;
    if (state[text] === 0) continue;
    if (ofChannel !== none && channel[text] !== ofChannel) continue;
    if (ofSource !== none && source[text] !== ofSource) continue;
    if (ofLanguage !== none && language[text] !== ofLanguage) continue;
    if (ofSegment !== none && segment[customer[text] ?? none] !== ofSegment) continue;
    visit(text, isNow ? 0 : 1);
  }
}

/** A word no text knows: nothing is of it. */
const unheardOf = -2;

/** Gives each theme of a text that is shown at the stage asked for, by its place among `themes`; true when any stands at all. */
export function shownAt(points: Points, { stage }: SpanOfPoints, themes: readonly StandingTheme[]): (text: number, give: (place: number) => void) => boolean {
  const places = new Map(themes.map(({ id }, place) => [id, place]));
  const placeOf = Int32Array.from(points.themeIds, (id) => places.get(id) ?? none);
  const isShown = Uint8Array.from(themes, (theme) => (theme.isShown ? 1 : 0));
  const wanted = stage === undefined ? none : stageNumber(stage);
  const stageOf = stageAt(points, themes);
  const one = (text: number, theme: number, give: (place: number) => void) => {
    const place = placeOf[theme] ?? none;
    if (place === none) return false;
    if (isShown[place] === 1 && (wanted === none || stageOf(text, place) === wanted)) give(place);
    return true;
  };
  return (text, give) => {
    const first = points.theme[text] ?? none;
    if (first === none) return false;
    let stands = one(text, first, give);
    for (const theme of points.further.get(text) ?? []) stands = one(text, theme, give) || stands;
    return stands;
  };
}

/** Where in the journey a point was made: the stage of the contact it was said after, else the theme's own; 0 is nowhere known. */
export function stageAt({ contact, stage }: Points, themes: readonly StandingTheme[]): (text: number, place: number) => number {
  const own = Uint8Array.from(themes, (theme) => stageNumber(theme.stage));
  return (text, place) => {
    const said = stage[contact[text] ?? none] ?? 0;
    return said === 0 ? (own[place] ?? 0) : said;
  };
}
