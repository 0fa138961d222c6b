import { formatLongDay } from '../../ui/format-long-day.ts';

const words = ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

interface Counted {
  late: readonly unknown[];
  dueSoon: readonly unknown[];
  onTrack: readonly unknown[];
  snoozed?: number;
  nextDigestOn: string;
}

/** The sentence under the title: how many are late or due, and when customers hear next. */
export function myThemesLead({ late, dueSoon, onTrack, snoozed = 0, nextDigestOn }: Counted): string {
  if (late.length + dueSoon.length + onTrack.length === 0) return '';
  const state = late.length > 0 ? `${howMany(late.length)} late.` : dueSoon.length > 0 ? `Nothing is late; ${howMany(dueSoon.length).toLowerCase()} due in 7 days.` : 'Nothing is late.';
  const digest = ` The next “You said, we did” goes out on ${formatLongDay(nextDigestOn)}.`;
  const asleep = snoozed === 0 ? '' : ` ${howMany(snoozed)} snoozed.`;
  return state + asleep + digest;
}

function howMany(count: number): string {
  return `${words[count] ?? String(count)} ${count === 1 ? 'is' : 'are'}`;
}
