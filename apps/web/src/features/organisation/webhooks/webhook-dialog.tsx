import { isWebhookEvent, type WebhookKind, webhookKinds } from '@kept/core/organisation/webhook-words.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { formErrors } from '../../../ui/form-errors.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { SourceSecret } from '../../listen/source-secret.tsx';
import { EventChoice } from './event-choice.tsx';
import type { Webhook } from './webhook-queries.ts';
import { kindWords } from './webhook-text.ts';

interface WebhookFields {
  name: string;
  kind: WebhookKind;
  url: string;
  which: 'all' | 'some';
  events: string[];
}

const kinds = webhookKinds.map((kind) => ({ value: kind, label: kindWords[kind] }));
const whiches = [{ value: 'all', label: 'Everything, also what is added later' }, { value: 'some', label: 'Only what I choose' }];

/** Makes a webhook and shows its secret, this once; or changes one. */
export function WebhookDialog({ webhook, onClose }: { webhook?: Webhook; onClose: () => void }) {
  const form = useForm<WebhookFields>({ defaultValues: startOf(webhook), shouldFocusError: false });
  const save = useSaveWebhook(webhook, onClose);
  const [kind, which, events] = useWatch({ control: form.control, name: ['kind', 'which', 'events'] });
  const errors = formErrors(form.formState.errors, save.error);
  const secret = save.data?.secret;
  if (secret !== undefined) return <SourceSecret title="The webhook is made" secret={secret} hint={kind === 'slack' ? 'A chat does not ask for it. Keep it all the same, should something of yours sit in between.' : 'Your system checks each message with it, as Standard Webhooks describes.'} onClose={onClose} />;
  return (
    <Dialog isOpen onClose={onClose} title={webhook === undefined ? 'New webhook' : `Change ${webhook.name}`} description="What happens from now on is sent to this address, signed, once it can no longer be undone: some ten seconds later.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => save.mutate(input), () => save.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <TextField label="Name" hint="Who is told, as “Operations chat”." autoComplete="off" error={errors.at('name')} {...form.register('name', { required: 'Give the webhook a name that says who is told.' })} />
        {webhook === undefined ? <Select label="What listens" choices={kinds} error={errors.at('kind')} {...form.register('kind')} /> : null}
        <TextField
          label="Address"
          isOptional={webhook !== undefined}
          hint={webhook === undefined ? (kind === 'slack' ? 'The incoming webhook the chat gives you, as https://hooks.slack.com/services/T0…' : 'Public, and by https://.') : 'Leave it empty to keep the one it has.'}
          autoComplete="off"
          inputMode="url"
          error={errors.at('url')}
          {...form.register('url', { required: webhook === undefined ? 'Enter the address messages go to.' : false })}
        />
        <Select label="What it is told" choices={whiches} {...form.register('which')} />
        {which === 'some' ? <EventChoice field={form.register('events', { validate: (chosen) => chosen.length > 0 || 'Choose at least one event, or everything.' })} chosen={events} error={errors.at('events')} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={save.isPending} busyLabel="Saving…">
            {webhook === undefined ? 'Make the webhook' : 'Save'}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

function startOf(webhook: Webhook | undefined): WebhookFields {
  return { name: webhook?.name ?? '', kind: webhook?.kind ?? 'generic', url: '', which: webhook === undefined || webhook.events === null ? 'all' : 'some', events: [...(webhook?.events ?? [])] };
}

/** A new one answers with its secret; a changed one closes the dialog. */
function useSaveWebhook(webhook: Webhook | undefined, onClose: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, kind, url, which, events }: WebhookFields): Promise<{ secret?: string }> => {
      const told = which === 'all' ? null : events.filter(isWebhookEvent);
      if (webhook === undefined) return parseResponse(api['webhook-endpoints'].$post({ json: { name, kind, url, events: told } }));
      await parseResponse(api['webhook-endpoints'][':id'].$patch({ param: { id: webhook.id }, json: { name, events: told, ...(url === '' ? {} : { url }) } }));
      return {};
    },
    onSuccess: async ({ secret }) => {
      await queryClient.invalidateQueries({ queryKey: ['webhooks'] });
      if (secret === undefined) onClose();
    },
    gcTime: 0,
  });
}
