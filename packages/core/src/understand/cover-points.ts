import { none, type Points } from './points.ts';

/** How many of the texts that were read have a theme that stands; `after` narrows to what was said later than an instant. */
export function coverPoints(points: Points, standing: ReadonlySet<string>, after = -Infinity): { readonly texts: number; readonly themed: number } {
  const stands = points.themeIds.map((id) => standing.has(id));
  let texts = 0;
  let themed = 0;
  for (let text = 0; text < points.texts.size; text += 1) {
    if (points.state[text] !== 2 || (points.at[text] ?? 0) <= after) continue;
    texts += 1;
    if (stands[points.theme[text] ?? none] === true || points.further.get(text)?.some((theme) => stands[theme] === true) === true) themed += 1;
  }
  return { texts, themed };
}
