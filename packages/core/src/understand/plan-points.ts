import type { StandingPlaces } from './plan-run.ts';

/** A point beside what its text is about, as it stands; a fixed one was put there by an edit and stays. */
export interface StandingPoint {
  readonly text: string;
  readonly themeId: string;
  readonly isFixed: boolean;
}

/** What a run knows of further points: those that stand, the texts a person has decided about, and where each text's main theme is afterwards. */
export interface PointPlaces extends Pick<StandingPlaces, 'themes'> {
  readonly points: readonly StandingPoint[];
  readonly decided: ReadonlySet<string>;
  readonly homes: ReadonlyMap<string, string>;
  /** Themes a pattern goes on as, and those a run has just made. */
  readonly living: ReadonlySet<string>;
}

/** A further point the engine found, in a theme that stands or has just been made. */
export interface FoundPoint {
  readonly text: string;
  readonly themeId: string;
}

/** What changes about further points; those in neither list stay as they are. */
export interface PointPlan<Point extends FoundPoint> {
  readonly made: readonly Point[];
  readonly kept: readonly Point[];
  readonly removed: readonly FoundPoint[];
}

/**
 * Plans the further points of the texts a run has asked. A text a person has decided about keeps exactly what it has; nothing comes into or
 * goes out of a theme somebody answers for, one that absorbed another, or what is no theme; a text without a main theme makes no further points.
 */
export function planPoints<Point extends FoundPoint>(places: PointPlaces, asked: ReadonlySet<string>, found: readonly Point[]): PointPlan<Point> {
  const themes = new Map(places.themes.map((each) => [each.id, each]));
  const nameOf = ({ text, themeId }: FoundPoint) => `${text} ${themeId}`;
  const isTaking = (id: string) => places.living.has(id) && (themes.get(id)?.standing ?? 'proposed') === 'proposed';
  const isLetting = (id: string) => {
    const from = themes.get(id);
    return from !== undefined && from.standing === 'proposed' && !from.hasAbsorbed && (!from.isTouched || places.living.has(id));
  };
  const wanted = found.filter(({ text, themeId }) => {
    const home = places.homes.get(text);
    return home !== undefined && home !== themeId && !places.decided.has(text) && isTaking(themeId);
  });
  const names = new Set(wanted.map(nameOf));
  const standing = new Set(places.points.map(nameOf));
  const removed = places.points.filter((point) => {
    const isAsked = asked.has(point.text) || !places.homes.has(point.text);
    return isAsked && !point.isFixed && !places.decided.has(point.text) && isLetting(point.themeId) && !names.has(nameOf(point)) && places.homes.get(point.text) !== point.themeId;
  });
  return { made: wanted.filter((point) => !standing.has(nameOf(point))), kept: wanted.filter((point) => standing.has(nameOf(point))), removed };
}
