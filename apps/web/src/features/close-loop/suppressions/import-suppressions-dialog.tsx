import { type GivenReason, givenReasons } from '@kept/core/mail/suppression-rules.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { undoWith } from '../../../ui/undo-with.ts';
import { FileOutcome } from './file-outcome.tsx';
import { readSuppressionFile } from './read-suppression-file.ts';
import { reasonWords } from './suppression-words.ts';

/** Reads a list of another sender: says first what would happen, then does it; for ten seconds, and for thirty days in the list of files, it can be taken back. */
export function ImportSuppressionsDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const [reason, setReason] = useState<GivenReason>();
  const look = useMutation({ mutationFn: (asked: { file: File; reason: GivenReason | undefined }) => readSuppressionFile(asked.file, asked.reason, true) });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['suppressions'] });
  const take = useMutation({
    mutationFn: (chosen: File) => readSuppressionFile(chosen, reason, false),
    onSuccess: async ({ id, added }) => {
      await refresh();
      onClose();
      const takeBack = async () => {
        if (id !== null) await parseResponse(api.suppressions.imports[':id'].withdrawal.$post({ param: { id } }));
        await refresh();
      };
      showToast({ message: `Nothing more goes to ${writeAddresses(added)}.`, undo: undoWith(takeBack) });
    },
  });
  const ask = (chosen: File, why: GivenReason | undefined) => look.mutate({ file: chosen, reason: why });
  const added = look.data?.added ?? 0;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title="Import a list"
      description="A CSV as Resend, Postmark, SendGrid, Mailgun, Mailchimp, Amazon SES or listmonk export it, our own export, or a plain list of addresses; at most 100,000 rows. Addresses that are no customer’s are not kept, only a fingerprint that tells them again."
      footer={
        <>
          <Button variant="primary" disabled={file === undefined || look.data === undefined || added === 0} isBusy={take.isPending} busyLabel="Importing…" onClick={() => file !== undefined && take.mutate(file)}>
            {`Import ${writeAddresses(added)}`}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <div className="grid gap-5">
        <FileDrop name="addresses" label="Choose a file" hint="Or drop it here" accept=".csv,.tsv,.txt,text/csv" {...(file === undefined ? {} : { file })} onChoose={(chosen) => (setFile(chosen), ask(chosen, reason))} />
        <Select
          label="Rows that do not say why"
          name="reason"
          placeholder="Do not import them"
          value={reason ?? ''}
          choices={givenReasons.map((word) => ({ value: word, label: reasonWords[word] }))}
          onChange={({ target }) => {
            const why = givenReasons.find((word) => word === target.value);
            setReason(why);
            if (file !== undefined) ask(file, why);
          }}
        />
        <div aria-live="polite" className="grid gap-3">
          {look.isPending ? <p className="text-small text-ink-2">Reading the file…</p> : null}
          {look.data === undefined || look.isPending ? null : <FileOutcome outcome={look.data} />}
        </div>
        <ProblemNotice error={look.error ?? take.error} />
      </div>
    </Dialog>
  );
}

function writeAddresses(count: number): string {
  return count === 1 ? '1 address' : `${count.toLocaleString('en-GB')} addresses`;
}
