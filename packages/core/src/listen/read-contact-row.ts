import { type ContactChannel, contactChannels, type JourneyStage, journeyStages, type TransferKind, transferKinds } from '../vocabulary.ts';
import type { DateReading } from './parse-moment.ts';
import { openPeopleCells, type PeopleCells } from './people-cells.ts';
import type { ContactField } from './people-fields.ts';
import type { ColumnPlaces } from './place-columns.ts';
import type { RowProblem } from './read-import-row.ts';

interface ImportedHandOff {
  readonly kind: TransferKind;
  readonly from: string;
  readonly to: string;
  readonly contextTravelled?: boolean | undefined;
  readonly storyRepeated?: boolean | undefined;
  readonly at: string;
}

/** One contact of a file; what no column tells is left out. */
export interface ImportedContact {
  readonly externalId: string;
  readonly customerExternalId?: string | undefined;
  readonly customerEmail?: string | undefined;
  readonly conversation?: string | undefined;
  readonly channel: ContactChannel;
  readonly agentRef?: string | undefined;
  readonly team?: string | undefined;
  readonly driver?: string | undefined;
  readonly journeyStage?: JourneyStage | undefined;
  readonly startedAt: string;
  readonly endedAt?: string | undefined;
  readonly firstResponseSeconds?: number | undefined;
  readonly resolvedFirstContact?: boolean | undefined;
  readonly unresolvedCause?: string | undefined;
  readonly supervisorNeeded?: boolean | undefined;
  readonly containedByBot?: boolean | undefined;
  readonly callbackDueAt?: string | undefined;
  readonly callbackKeptAt?: string | undefined;
  readonly handOffs?: ImportedHandOff[] | undefined;
}

export type ContactRowRead = { readonly contact: ImportedContact } | { readonly problems: readonly RowProblem[] };

type Cells = PeopleCells<ContactField>;

/** Reads one row of a file of contacts, or says everything that is wrong with it; `usual` is the channel where no column says one. */
export function readContactRow(cells: readonly string[], header: readonly string[], places: ColumnPlaces, reading: DateReading, latest: Date, usual: ContactChannel | undefined): ContactRowRead {
  const row = openPeopleCells<ContactField>({ cells, header, places, reading, latest });
  const startedAt = row.moment('started');
  const channel = channelOf(row, usual);
  const contact = {
    externalId: row.text('id') ?? '',
    customerExternalId: row.text('customer_id'),
    customerEmail: row.email('customer_email'),
    conversation: row.text('conversation', 200),
    channel: channel ?? 'phone',
    agentRef: row.text('agent', 200),
    team: row.text('team', 200),
    driver: row.text('reason', 200),
    journeyStage: stageOf(row),
    startedAt: startedAt ?? '',
    endedAt: row.moment('ended'),
    firstResponseSeconds: secondsOf(row),
    resolvedFirstContact: row.yesNo('resolved'),
    unresolvedCause: row.text('unresolved_cause', 200),
    supervisorNeeded: row.yesNo('supervisor'),
    containedByBot: row.yesNo('contained_by_bot'),
    callbackDueAt: row.moment('call_back_due'),
    callbackKeptAt: row.moment('call_back_kept'),
    handOffs: handOffsOf(row, startedAt ?? ''),
  };
  if (contact.externalId === '') row.wrong('id', 'There is no id, so the same contact could not be told apart when it comes again.');
  if (row.text('started') === undefined) row.wrong('started', 'Nothing says when the contact began.');
  return row.problems.length > 0 ? { problems: row.problems } : { contact };
}

/** What other systems call our channels. */
const channelNames: readonly (readonly [ContactChannel, RegExp])[] = [
  ['phone', /^(?:tele)?phone(?: call)?$|^call$|^voice$|^inbound call$/],
  ['chat', /chat$|^messaging$/],
  ['email', /^e-?mail$|^mail$/],
  ['whatsapp', /^whats ?app$/],
  ['sms', /^sms$|^text(?: message)?$/],
  ['social', /^social(?: media)?$|^facebook|^instagram|^twitter|^x$/],
  ['web', /^web(?:[ -]?form)?$|^form$|^portal$|^help ?cent(?:er|re)$/],
  ['store', /^store$|^shop$|^branch$|^in[ -]person$|^counter$/],
  ['bot', /bot$|^virtual (?:agent|assistant)$|^ivr$/],
];

function channelOf(row: Cells, usual: ContactChannel | undefined): ContactChannel | undefined {
  const given = row.text('channel');
  if (given === undefined) return usual ?? row.wrong('channel', `Nothing says on which channel. There are: ${contactChannels.join(', ')}.`);
  const plain = given.normalize('NFKC').toLowerCase();
  // A chatbot is a bot before it is a chat.
  const named = contactChannels.find((one) => one === plain) ?? (plain.endsWith('bot') ? 'bot' : channelNames.find(([, pattern]) => pattern.test(plain))?.[0]);
  return named ?? row.wrong('channel', `'${given.slice(0, 60)}' is not a channel. There are: ${contactChannels.join(', ')}.`);
}

function stageOf(row: Cells): JourneyStage | undefined {
  const given = row.text('journey_stage');
  if (given === undefined) return undefined;
  const plain = given.toLowerCase().replace(/[ -]+/g, '_');
  return journeyStages.find((one) => one === plain) ?? row.wrong('journey_stage', `'${given.slice(0, 60)}' is not a stage. There are: ${journeyStages.join(', ')}.`);
}

function secondsOf(row: Cells): number | undefined {
  const given = row.number('first_response_seconds');
  if (given === undefined) return undefined;
  return given >= 0 ? Math.round(given) : row.wrong('first_response_seconds', 'A first response cannot come before the contact.');
}

/** Either one hand-off in columns of its own, or the stations a contact went through, of which nobody knows what travelled. */
function handOffsOf(row: Cells, startedAt: string): ImportedHandOff[] | undefined {
  const stations = row.text('stations')?.split(/\s*(?:>|→|->|;)\s*/).filter((name) => name !== '');
  if (stations !== undefined) return stations.slice(1).map((to, place) => ({ kind: 'peer', from: (stations[place] ?? '').slice(0, 100), to: to.slice(0, 100), at: startedAt }));
  const [from, to] = [row.text('hand_off_from'), row.text('hand_off_to')];
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined) return row.wrong(from === undefined ? 'hand_off_from' : 'hand_off_to', 'Say from where to where.');
  const given = row.text('hand_off_kind')?.toLowerCase() ?? 'peer';
  const kind = transferKinds.find((one) => one === given) ?? row.wrong('hand_off_kind', `'${given.slice(0, 60)}' is not a kind of hand-off. There are: ${transferKinds.join(', ')}.`);
  return [{ kind: kind ?? 'peer', from: from.slice(0, 100), to: to.slice(0, 100), contextTravelled: row.yesNo('context_travelled'), storyRepeated: row.yesNo('story_repeated'), at: row.moment('hand_off_at') ?? startedAt }];
}
