import { TZDate } from '@date-fns/tz';

const dayMs = 86_400_000;
const mostDays = 20_000;
const shifts = new Map<string, number | undefined>();

/** The instant at which a clock on the wall of a time zone shows what `wall` says in UTC. A day without a change of clocks is worked out once, since a file holds thousands of times of one day. */
export function instantAtWall(wall: number, timezone: string): number {
  const day = Math.floor(wall / dayMs);
  const key = `${day} ${timezone}`;
  let shift = shifts.get(key);
  if (shift === undefined && !shifts.has(key)) {
    const first = shiftAt(day * dayMs, timezone);
    shift = first === shiftAt((day + 1) * dayMs, timezone) ? first : undefined;
    if (shifts.size >= mostDays) shifts.clear();
    shifts.set(key, shift);
  }
  return wall - (shift ?? shiftAt(wall, timezone));
}

/** How far the zone is ahead of UTC when its clocks show this. */
function shiftAt(wall: number, timezone: string): number {
  const shown = new Date(wall);
  return wall - new TZDate(shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate(), shown.getUTCHours(), shown.getUTCMinutes(), shown.getUTCSeconds(), shown.getUTCMilliseconds(), timezone).getTime();
}
