import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { useActions } from '../../app-shell/use-actions.ts';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { type ApiKey, keysQuery } from './queries.ts';
import { writeScope } from './scope-words.ts';

/** The organisation's API keys: what each may do, when it was last used, and its end. */
export function KeysPanel({ timezone }: { timezone: string }) {
  const { data, error, isPending } = useQuery(keysQuery);
  const [isMaking, setMaking] = useState(false);
  const [ending, setEnding] = useState<ApiKey>();
  useActions([{ id: 'make-key', label: 'Make an API key', group: 'Settings', words: 'new token', run: () => setMaking(true) }]);
  const make = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      Make an API key
    </Button>
  );
  if (isPending) return <Skeleton rows={3} label="Loading the keys" />;
  const keys = data?.keys ?? [];
  return (
    <>
      <ProblemNotice error={error} />
      {keys.length > 0 ? <div className="mb-3">{make}</div> : null}
      <DataTable
        caption="API keys"
        rows={keys}
        rowId={(key) => key.id}
        empty={
          <EmptyState kind="none-yet" title="There is no API key yet." action={make}>
            A key lets a program send feedback or read figures without a person signing in.
          </EmptyState>
        }
        columns={[
          {
            id: 'name',
            header: 'Name',
            cell: (key) => (
              <>
                <span className={`block font-[560] ${key.revokedAt === null ? '' : 'text-ink-3 line-through'}`}>{key.name}</span>
                <span className="num block text-ink-2">kept_{key.prefix}_…</span>
              </>
            ),
          },
          { id: 'scopes', header: 'May', isHiddenOnPhone: true, cell: (key) => key.scopes.map(writeScope).join('; ') },
          { id: 'ends', header: 'Ends', cell: (key) => <KeyEnd apiKey={key} timezone={timezone} /> },
          { id: 'used', header: 'Last used', isHiddenOnPhone: true, cell: (key) => (key.lastUsedAt === null ? 'Never' : formatInstant(key.lastUsedAt, timezone)) },
          {
            id: 'end',
            header: 'Change',
            isFigure: true,
            cell: (key) =>
              key.revokedAt === null ? (
                <Button size="small" aria-label={`Revoke ${key.name}`} onClick={() => setEnding(key)}>
                  Revoke
                </Button>
              ) : (
                <span className="text-ink-3">Revoked {formatDay(key.revokedAt.slice(0, 10))}</span>
              ),
          },
        ]}
      />
      {isMaking ? <NewKeyDialog onClose={() => setMaking(false)} /> : null}
      {ending === undefined ? null : <RevokeDialog apiKey={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

function KeyEnd({ apiKey: { expiresAt, endsSoon, hasEnded, revokedAt }, timezone }: { apiKey: ApiKey; timezone: string }) {
  if (expiresAt === null) return <span className="text-ink-3">Never</span>;
  return <span className={endsSoon && revokedAt === null ? 'font-[560] text-late' : ''}>{`${hasEnded ? 'Ended' : endsSoon && revokedAt === null ? 'Soon:' : ''} ${formatInstant(expiresAt, timezone)}`.trim()}</span>;
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => parseResponse(api.keys[':id'].$delete({ param: { id: apiKey.id } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['keys'] });
      showToast({ message: `The key ${apiKey.name} is revoked.` });
      onClose();
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={`Revoke ${apiKey.name}?`} description="Whatever uses it stops working at once. A key cannot be brought back.">
      <ProblemNotice error={revoke.error} />
      <div className="flex flex-wrap gap-2">
        <Button variant="danger" isBusy={revoke.isPending} busyLabel="Revoking…" onClick={() => revoke.mutate()}>
          Revoke the key
        </Button>
        <Button onClick={onClose}>Keep it</Button>
      </div>
    </Dialog>
  );
}
