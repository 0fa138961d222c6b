import { none, type Points } from '../understand/points.ts';
import { journeyStages } from '../vocabulary.ts';
import { countDistinct, Pairs } from '../understand/count-distinct.ts';
import { shownAt, type SpanOfPoints, stageAt, type StandingTheme, textsIn } from './texts-in.ts';

/** How many people speak of a theme at one stage, or in one segment; null is what has neither. */
export interface PivotCell {
  readonly themeId: string;
  readonly at: string | null;
  readonly people: number;
}

/** Counts the people of each theme by journey stage or by segment; a person at two stages counts at both. */
export function pivotPoints(points: Points, span: SpanOfPoints, themes: readonly StandingTheme[], by: 'stage' | 'segment'): PivotCell[] {
  const names: readonly string[] = by === 'stage' ? journeyStages : points.words;
  const columns = names.length + 1;
  const loners = new Int32Array(themes.length * columns);
  const pairs = new Pairs();
  const shownIn = shownAt(points, span, themes);
  const stageOf = stageAt(points, themes);
  textsIn(points, span, (text) => {
    if (points.state[text] !== 2) return;
    const person = points.customer[text] ?? none;
    shownIn(text, (place) => {
      const cell = place * columns + (by === 'stage' ? stageOf(text, place) : (points.segment[person] ?? 0));
      if (person === none) loners[cell] = (loners[cell] ?? 0) + 1;
      else pairs.add(cell, person);
    });
  });
  const people = countDistinct(pairs, loners, points.customers.size);
  return themes.flatMap(({ id }, place) =>
    Array.from(people.subarray(place * columns, (place + 1) * columns), (count, column) => ({ themeId: id, at: column === 0 ? null : (names[column - 1] ?? null), people: count })).filter((cell) => cell.people > 0),
  );
}
