import { vendorSecretFormats } from '@kept/core/listen/webhook-words.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Source } from './source-queries.ts';
import { SourceSecret } from './source-secret.tsx';
import { secretHints } from './source-words.ts';

/** Gives a source a new secret; the one before is taken for another day. */
export function ReplaceSecretDialog({ source, timezone, onClose }: { source: Source; timezone: string; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [secret, setSecret] = useState('');
  const replace = useMutation({
    mutationFn: () => parseResponse(api['webhook-sources'][':id'].secrets.$post({ param: { id: source.id }, json: secret === '' ? {} : { secret } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['sources'] }),
    gcTime: 0,
  });
  if (replace.data !== undefined) {
    const until = replace.data.previousUntil;
    return <SourceSecret title={until === null ? 'The secret is kept' : `The old secret is taken until ${formatInstant(until, timezone)}`} secret={replace.data.secret} hint={secretHints[source.format]} onClose={onClose} />;
  }
  const isVendors = vendorSecretFormats.some((candidate) => candidate === source.format);
  return (
    <Dialog isOpen onClose={onClose} title={source.hasSecret ? 'Replace the secret?' : 'Enter the secret'} description={source.hasSecret ? 'The old one is taken for another twenty-four hours, then refused.' : 'From then on messages are checked with it.'}>
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          replace.mutate();
        }}
      >
        <ProblemNotice error={replace.error} />
        {isVendors ? <TextField label="Its secret" hint={secretHints[source.format]} name="secret" autoComplete="off" value={secret} onChange={(event) => setSecret(event.currentTarget.value)} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={replace.isPending} busyLabel="Replacing…">
            {isVendors ? 'Keep this secret' : 'Make a new secret'}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
