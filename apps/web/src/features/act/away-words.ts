import { formatDay } from '../../ui/format-day.ts';

/** Until when somebody is away, if they are on a day: "away until Sun 29 Nov". */
export function awayWords(absences: readonly { readonly fromOn: string; readonly toOn: string | null }[], today: string): string | undefined {
  const now = absences.find(({ fromOn, toOn }) => fromOn <= today && (toOn === null || today <= toOn));
  if (now === undefined) return undefined;
  return now.toOn === null ? 'away' : `away until ${formatDay(now.toOn)}`;
}
