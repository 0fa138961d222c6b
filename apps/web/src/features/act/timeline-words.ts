import { statusWords } from '@kept/core/act/theme-status.ts';
import { formatLongDay } from '../../ui/format-long-day.ts';
import { countWords } from '../../ui/count-words.ts';
import type { Theme } from './queries.ts';

export type TimelineEntry = Theme['timeline'][number];

const day = (on: string | null) => (on === null ? 'no date' : formatLongDay(on));

const evidenceHeads = {
  confirmed: () => 'Confirmed. ',
  reopened: (due: string) => `Opened again, due ${due}. `,
  looked: () => '',
  disagreed: () => 'Customers and the data disagree, so it stays done. ',
} as const;

const plain = { acknowledged: 'acknowledged it.', hand_over_returned: 'gave it back.', declined: 'agreed to answer with “no”.' } as const;

/** What happened, as the rest of a sentence that begins with who did it. */
export function timelineWords(entry: TimelineEntry): string {
  const { kind, fromDeadlineOn, toDeadlineOn, toOwner, reason, other, edit } = entry;
  const mentions = edit === null ? 'what was said' : countWords(edit.mentions, 'mention', 'mentions');
  const because = reason === null ? '' : `: “${reason}”`;
  if (kind === 'acknowledged' || kind === 'hand_over_returned' || kind === 'declined') return plain[kind];
  if (kind === 'escalated') return reason ?? 'The ladder told somebody.';
  if (kind === 'step_done' || kind === 'step_opened') return `${kind === 'step_done' ? 'did a step' : 'opened a step again'}${because}.`;
  switch (kind) {
    case 'searched':
      return `agreed to what a search found: ${cameAndWent(entry.run)}.`;
    case 'accepted':
      return `accepted it from triage, owner ${toOwner ?? 'unknown'}, due ${day(toDeadlineOn)}.`;
    case 'deadline_moved':
      return `moved the date from ${day(fromDeadlineOn)} to ${day(toDeadlineOn)}${because}.`;
    case 'handed_over':
      return `handed it over to ${toOwner ?? 'somebody else'}.`;
    case 'hand_over_asked':
      return toOwner === null ? 'said that it is not theirs; a lead is asked.' : `asked ${toOwner} to take it over.`;
    case 'hand_over_withdrawn':
      return toOwner === null ? 'keeps it after all.' : `no longer asks ${toOwner} to take it over.`;
    case 'decline_asked':
      return `asked to answer with “no”${because}.`;
    case 'decline_refused':
      return `did not agree to answer with “no”${because}.`;
    case 'confirmed':
    case 'reopened':
    case 'looked':
    case 'disagreed':
      return `${evidenceHeads[kind](day(toDeadlineOn))}${reason ?? ''}`.trim();
    case 'dismissed':
      return `said that it is not a theme${because}.`;
    case 'renamed':
      return reason === null ? 'described it anew.' : `renamed it; it was called “${reason}”.`;
    case 'told':
      return `told the people who said it. ${reason ?? ''}`.trim();
    case 'snoozed':
      return `snoozed it until ${day(reason)}.`;
    case 'merged':
      return `merged it into “${other?.title ?? 'another theme'}”.`;
    case 'absorbed':
      return `merged “${reason ?? other?.title ?? 'another theme'}” into it.`;
    case 'split':
      return `moved ${mentions} to a new theme, “${other?.title ?? ''}”.`;
    case 'split_off':
      return `made it of ${mentions} of “${other?.title ?? 'another theme'}”.`;
    case 'moved_out':
      return other === null ? `took ${mentions} out: the wrong theme.` : `moved ${mentions} to “${other.title}”.`;
    case 'moved_in':
      return `moved ${mentions} here from “${other?.title ?? 'another theme'}”.`;
    case 'defined':
      return edit?.mentions === 0 ? 'defined it; nothing said so far fitted.' : `defined it; ${mentions} fitted.`;
    case 'defined_out':
      return `took ${mentions} out for “${other?.title ?? 'another theme'}”, a theme by definition.`;
    case 'pinned':
      return `pinned ${mentions}: right where they are.`;
    case 'update':
      return updateWords(entry, because);
  }
}

function updateWords({ fromStatus, toStatus, toOwner }: TimelineEntry, because: string): string {
  if (toStatus === null || fromStatus === null) return 'posted an update.';
  const waits = toStatus === 'blocked' ? `${toOwner === null ? '' : `, waiting for ${toOwner}`}${because}` : '';
  return `moved it from “${statusWords[fromStatus]}” to “${statusWords[toStatus]}”${waits}.`;
}

function cameAndWent(run: TimelineEntry['run']): string {
  const parts = [run?.joined ? `${countWords(run.joined, 'mention', 'mentions')} came` : '', run?.left ? `${countWords(run.left, 'mention', 'mentions')} went` : ''];
  return parts.filter((part) => part !== '').join(', ');
}
