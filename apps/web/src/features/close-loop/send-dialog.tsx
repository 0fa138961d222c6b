import { instantAt } from '@kept/core/close-loop/instant-at.ts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { formatLongDay } from '../../ui/format-long-day.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Counted } from './audience/use-audience.ts';
import { goesTo } from './digest-lead.ts';
import { emailsWords } from './emails-words.ts';
import type { Digest } from './queries.ts';
import type { DigestDeeds } from './use-digest-deeds.ts';

interface SendDialogProps {
  isOpen: boolean;
  onClose: () => void;
  digest: Digest;
  counted: Counted;
  deeds: DigestDeeds;
}

/** The last step before mail leaves: how many, to whom not, and when. */
export function SendDialog({ isOpen, onClose, digest, counted, deeds }: SendDialogProps) {
  const [isLater, setLater] = useState(false);
  const [local, setLocal] = useState('');
  const [isOwnClock, setOwnClock] = useState(false);
  const sendAt = isLater ? instantAt(local, digest.timezone) : undefined;
  const whose = isOwnClock ? 'on each reader’s clock' : digest.timezone.replaceAll('_', ' ');
  const emails = emailsWords(counted.audience?.people);
  const label = isLater ? (sendAt === undefined ? `Schedule ${emails}` : `Schedule ${emails} for ${isOwnClock ? `${local.slice(11)}, ${formatLongDay(local.slice(0, 10))}, on each reader’s clock` : formatInstant(sendAt.toISOString(), digest.timezone)}`) : `Send ${emails}`;
  const isIncomplete = isLater && sendAt === undefined;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={`Send ${emails}?`} description={`${goesTo(counted)} For ten minutes after you press, Stop still stops everything.`}>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isIncomplete) deeds.schedule.mutate(sendAt === undefined ? undefined : isOwnClock ? { localAt: local } : { sendAt: sendAt.toISOString() }, { onSuccess: onClose });
        }}
      >
        {digest.cover.map(({ language, sentence }) => (sentence === '' ? null : <p key={language} className="text-small text-ink-2">{sentence}</p>))}
        <Chips
          label="When"
          chips={[
            { value: 'now', label: 'Now' },
            { value: 'later', label: 'At a time' },
          ]}
          chosen={[isLater ? 'later' : 'now']}
          onToggle={(value) => setLater(value === 'later')}
        />
        {isLater ? <Checkbox label="On each reader’s own clock" hint="Whose zone is not known gets it by yours." checked={isOwnClock} onChange={(event) => setOwnClock(event.target.checked)} /> : null}
        {isLater ? <TextField label={`Day and time (${whose})`} type="datetime-local" name="sendAt" value={local} onChange={(event) => setLocal(event.target.value)} /> : null}
        <ProblemNotice error={deeds.schedule.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" disabled={isIncomplete} isBusy={deeds.schedule.isPending} busyLabel="Scheduling…">
            {label}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
