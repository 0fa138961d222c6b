import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { problemMessage } from '../../ui/problem-message.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { sendImportFile } from './queries.ts';

/** The first step: a file, dropped or chosen, or rows pasted from a spreadsheet. */
export function ImportFileStep({ onFile }: { onFile: (id: string) => void }) {
  const [chosen, setChosen] = useState<File>();
  const [pasted, setPasted] = useState('');
  const send = useMutation({ mutationFn: sendImportFile, onSuccess: ({ id }) => onFile(id) });
  const take = (file: File) => {
    setChosen(file);
    send.mutate(file);
  };
  return (
    <section aria-label="New import" className="grid max-w-[720px] gap-5">
      <FileDrop
        name="file"
        label="Drop a file here, or choose one"
        hint="CSV, JSON, JSON lines or a ZIP of one, up to 256 MB"
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.zip,text/csv,application/json,application/zip"
        {...(chosen === undefined ? {} : { file: chosen })}
        {...(send.error === null ? {} : { error: problemMessage(send.error).sentence })}
        isOff={send.isPending}
        onChoose={take}
      />
      {send.isPending ? <Skeleton rows={2} label="Sending the file" /> : null}
      <details>
        <summary className="min-h-6 cursor-pointer text-small font-[560]">Paste rows instead</summary>
        <form
          className="mt-3 grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (pasted.trim() !== '') take(new File([pasted], 'pasted rows.csv', { type: 'text/csv' }));
          }}
        >
          <Textarea label="Rows" name="pasted" hint="With the names of the columns in the first row, as a spreadsheet copies them." rows={6} value={pasted} onChange={(event) => setPasted(event.target.value)} />
          <div>
            <Button type="submit" isBusy={send.isPending} busyLabel="Sending…">
              Look at these rows
            </Button>
          </div>
        </form>
      </details>
    </section>
  );
}
