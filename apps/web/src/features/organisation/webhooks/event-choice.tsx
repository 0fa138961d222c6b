import { webhookEventGroups, webhookEvents } from '@kept/core/organisation/webhook-words.ts';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { writeEvent } from './webhook-text.ts';

interface EventChoiceProps {
  /** Registers the one field all the boxes fill. */
  field: UseFormRegisterReturn;
  chosen: readonly string[];
  error: string | undefined;
}

/** Every event as a box to tick, in groups that open; a group says how many of it are ticked. */
export function EventChoice({ field, chosen, error }: EventChoiceProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-2 font-[560]">Events</legend>
      {error === undefined ? null : <p className="text-small font-[560] text-late">{error}</p>}
      {Object.entries(webhookEventGroups).map(([group, words]) => {
        const events = webhookEvents.filter((event) => Object.hasOwn(words, event));
        const ticked = events.filter((event) => chosen.includes(event)).length;
        return (
          <details key={group} open={group === 'Themes'} className="border-t border-line py-2">
            <summary className="min-h-6 cursor-pointer font-[560]">
              {group} <span className="num text-small font-normal text-ink-2">{ticked === 0 ? events.length : `${ticked} of ${events.length}`}</span>
            </summary>
            <div className="mt-2 grid gap-2">
              {events.map((event) => (
                <Checkbox key={event} label={writeEvent(event)} value={event} {...field} />
              ))}
            </div>
          </details>
        );
      })}
    </fieldset>
  );
}
