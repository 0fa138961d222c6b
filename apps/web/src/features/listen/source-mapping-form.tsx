import { messageFields } from '@kept/core/listen/read-mapped-message.ts';
import { metrics } from '@kept/core/vocabulary.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { Source, TriedMessage } from './source-queries.ts';
import { exampleMessages } from './source-words.ts';

const metricChoices = metrics.map((metric) => ({ value: metric, label: metric.toUpperCase() }));

/** How a source's messages are read: as their format says, or by places of one's own; tried on an example before it counts. */
export function SourceMappingForm({ source }: { source: Source }) {
  const queryClient = useQueryClient();
  const [mapping, setMapping] = useState(writeMapping(source.mapping));
  const [metric, setMetric] = useState(source.options.metric ?? '');
  const [scale, setScale] = useState(source.options.scale ?? '');
  const [message, setMessage] = useState(JSON.stringify(exampleMessages[source.format], null, 2));
  const ways = () => ({ mapping: readMapping(mapping), options: { ...source.options, metric: metric === '' ? undefined : metrics.find((one) => one === metric), scale: scale === '' ? undefined : scale } });
  const tryIt = useMutation({ mutationFn: async () => parseResponse(api['webhook-sources'][':id'].readings.$post({ param: { id: source.id }, json: { message: readJson(message), ...ways() } })) });
  const save = useMutation({
    mutationFn: async () => parseResponse(api['webhook-sources'][':id'].$patch({ param: { id: source.id }, json: ways() })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['sources'] });
      showToast({ message: 'From now on its messages are read like this.' });
    },
  });
  return (
    <section aria-labelledby="source-mapping" className="grid gap-4">
      <div>
        <h3 id="source-mapping" className="font-[560]">
          How its messages are read
        </h3>
        <p className="max-w-[64ch] text-ink-2">Leave the places empty to read them as {source.format === 'standard' ? 'Kept’s own messages' : 'the sender describes them'}. Otherwise write one a line: a field, an equals sign, and where it lies, as score = data.rating.</p>
      </div>
      <ProblemNotice error={save.error ?? tryIt.error} />
      <Textarea label="Places" isOptional name="mapping" hint={`Fields: ${messageFields.join(', ')}.`} className="num" spellCheck={false} value={mapping} onChange={(event) => setMapping(event.currentTarget.value)} />
      <div className="flex flex-wrap items-end gap-4">
        <Select label="Metric of its ratings" isOptional name="metric" placeholder="As the message says" choices={metricChoices} value={metric} onChange={(event) => setMetric(event.currentTarget.value)} />
        <TextField label="Scale of its ratings" isOptional name="scale" hint="As 1-5, where the message does not say." value={scale} onChange={(event) => setScale(event.currentTarget.value)} />
      </div>
      <Textarea label="A message to try it on" name="message" className="num max-h-80" spellCheck={false} value={message} onChange={(event) => setMessage(event.currentTarget.value)} />
      <div className="flex flex-wrap gap-2">
        <Button isBusy={tryIt.isPending} busyLabel="Reading…" onClick={() => tryIt.mutate()}>
          Try it
        </Button>
        <Button variant="primary" isBusy={save.isPending} busyLabel="Saving…" onClick={() => save.mutate()}>
          Save how it is read
        </Button>
      </div>
      <output className="block">{tryIt.data === undefined ? null : <Tried tried={tryIt.data} />}</output>
    </section>
  );
}

function Tried({ tried: { items, notUsed, problem } }: { tried: TriedMessage }) {
  if (problem !== null) return <p className="font-[560] text-late">{problem}</p>;
  if (notUsed !== null) return <p className="text-ink-2">{notUsed}</p>;
  return (
    <ul className="grid gap-2">
      {items.map((item) => (
        <li key={`${item.what} ${item.externalId}`} className="border-s-2 border-kept ps-3">
          <span className="font-[560]">
            {item.what === 'feedback' ? 'Feedback' : item.what === 'customer' ? 'Customer' : 'Contact'} {item.externalId}
            {item.score === null ? '' : `, ${(item.metric ?? '').toUpperCase()} ${item.score}`}
            {item.customer === null ? '' : `, from ${item.customer}`}
          </span>
          {item.text === '' ? null : <span className="block font-voice">{item.text}</span>}
        </li>
      ))}
    </ul>
  );
}

function writeMapping(mapping: Readonly<Record<string, string>>): string {
  return Object.entries(mapping).map(([field, place]) => `${field} = ${place}`).join('\n');
}

/** A line with an unknown field, or without a place, is refused by its sentence and not passed over. */
function readMapping(text: string): Partial<Record<(typeof messageFields)[number], string>> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...rest] = line.split('=');
      const field = messageFields.find((candidate) => candidate === name.trim());
      const place = rest.join('=').trim();
      if (field === undefined || place === '') throw refusal(`“${line.trim()}” is not a field, an equals sign and a place. Fields are ${messageFields.join(', ')}.`);
      return [field, place];
    }),
  );
}

/** An error that reads like the server’s own refusals. */
function refusal(detail: string): Error {
  return Object.assign(new Error(detail), { detail, status: 422 });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('The message to try it on is not valid JSON.');
  }
}
