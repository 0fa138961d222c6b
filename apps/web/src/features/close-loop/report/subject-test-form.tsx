import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { changeError } from '../change-error.ts';
import type { Digest } from '../queries.ts';
import { SaveChange } from '../save-change.tsx';
import type { DigestDeeds } from '../use-digest-deeds.ts';
import { subjectWords } from './subject-words.ts';

interface SubjectTestFormProps {
  digest: Digest;
  /** How many get it; undefined until it is counted. */
  people: number | undefined;
  deeds: DigestDeeds;
  canChange: boolean;
}

/** A second subject, tried on a share of the readers before the rest gets the better one. */
export function SubjectTestForm({ digest, people, deeds, canChange }: SubjectTestFormProps) {
  const test = digest.subjectTest;
  const [isOpen, setOpen] = useState(false);
  const change = (subjectTest: { subject: string; percent: number; hours: number }) => deeds.change.mutate({ subjectTest }, { onSuccess: () => setOpen(false) });
  const takeAway = () =>
    deeds.change.mutate({ subjectTest: null }, { onSuccess: () => showToast({ message: 'Everybody gets the first subject.', undo: () => (test === null ? undefined : change({ subject: test.subject, percent: test.percent, hours: test.hours })) }) });
  if (digest.edition > 0 || (!canChange && test === null)) return null;
  return (
    <section aria-labelledby="second-subject" className="mt-6 max-w-[64ch]">
      <h2 id="second-subject" className="font-[620]">
        A second subject
      </h2>
      {test === null ? (
        <p className="mt-1 text-small text-ink-2">Try two subjects on a share of the readers; the rest gets the better one.</p>
      ) : (
        <>
          <p className="mt-1">{test.subject}</p>
          <p className="mt-1 text-small text-ink-2">{subjectWords(test, digest.timezone)}</p>
        </>
      )}
      {!canChange ? null : isOpen ? (
        <TestFields digest={digest} people={people} onSave={change} onCancel={() => setOpen(false)} deeds={deeds} />
      ) : (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button onClick={() => setOpen(true)}>{test === null ? 'Try two subjects' : 'Change it'}</Button>
          {test === null ? null : <Button onClick={takeAway}>Take it away</Button>}
        </div>
      )}
    </section>
  );
}

interface TestFieldsProps {
  digest: Digest;
  people: number | undefined;
  deeds: DigestDeeds;
  onSave: (test: { subject: string; percent: number; hours: number }) => void;
  onCancel: () => void;
}

function TestFields({ digest, people, deeds, onSave, onCancel }: TestFieldsProps) {
  const [subject, setSubject] = useState(digest.subjectTest?.subject ?? '');
  const [percent, setPercent] = useState(String(digest.subjectTest?.percent ?? 10));
  const [hours, setHours] = useState(String(digest.subjectTest?.hours ?? 4));
  return (
    <form
      className="mt-3 grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ subject, percent: Number(percent), hours: Number(hours) });
      }}
    >
      <TextField label="Second subject" name="secondSubject" required maxLength={150} value={subject} onChange={(event) => setSubject(event.target.value)} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Share that tries each, in %" name="percent" type="number" required min={5} max={40} hint={people === undefined ? 'At least 100 people each.' : `About ${Math.floor((people * Number(percent)) / 100).toLocaleString('en-GB')} people each; at least 100.`} value={percent} onChange={(event) => setPercent(event.target.value)} />
        <TextField label="Hours until the rest gets it" name="hours" type="number" required min={2} max={48} hint="People need time to read: 2 to 48." value={hours} onChange={(event) => setHours(event.target.value)} />
      </div>
      <ProblemNotice error={changeError(deeds, 'subjectTest')} />
      <SaveChange digest={digest} deeds={deeds}>
        <Button onClick={onCancel}>Cancel</Button>
      </SaveChange>
    </form>
  );
}
