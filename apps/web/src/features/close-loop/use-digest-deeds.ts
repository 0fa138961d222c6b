import type { AudienceRules } from '@kept/core/close-loop/audience-input.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { countWords } from '../../ui/count-words.ts';
import { formatInstant } from '../../ui/format-instant.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import type { Digest } from './queries.ts';

/** New words or a new order; blocks that are not in the list are left out of the digest until they are brought back. */
export interface DigestChange {
  subject?: string;
  intro?: string;
  /** Whom it is for; null for everybody it could reach. */
  audience?: AudienceRules | null;
  /** How many in a hundred are held back to compare. */
  controlPercent?: number;
  /** Null takes the second subject away. */
  subjectTest?: { subject: string; percent: number; hours: number } | null;
  languages?: SurveyLanguage[];
  /** The digest's own words in further languages. */
  translations?: Partial<Record<SurveyLanguage, { subject?: string; intro?: string; correction?: string } | null>>;
  blocks?: { themeId: string; title?: string; text?: string; imageId?: string | null; translations?: Partial<Record<SurveyLanguage, { title: string; text: string } | null>> }[];
}

/** One moment for all, an hour on each reader's own clock, or as soon as the hold is over. */
export type SendWhen = { sendAt: string } | { localAt: string } | undefined;

const stopped = { approved: 'Stopped. Nothing went out; the approval stands.', paused: 'Paused. What had not left yet is held back.' } as const;

/** Everything a person can do with one digest; each says what happened, and a refusal in the server's own sentence. */
export function useDigestDeeds(digest: Digest) {
  const queryClient = useQueryClient();
  const param = { id: digest.id };
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['digests'] });
  const onError = (error: unknown) => {
    showToast({ message: problemMessage(error).sentence, tone: 'late' });
    if (problemMessage(error).status === 409) void refresh();
  };
  const change = useMutation({
    mutationFn: (json: DigestChange) => parseResponse(api.digests[':id'].$patch({ param, json: { ...json, version: digest.version } })),
    onSuccess: refresh,
  });
  const test = useMutation({
    mutationFn: (json: { customerId?: string; language?: SurveyLanguage }) => parseResponse(api.digests[':id'].test.$post({ param, json })),
    onSuccess: ({ to }) => showToast({ message: `A test is on its way to ${to}. Its links are dead.` }),
    onError,
  });
  const review = useMutation({
    mutationFn: (note: string) => parseResponse(api.digests[':id'].review.$post({ param, json: note === '' ? {} : { note } })),
    onSuccess: async ({ asked }) => {
      await refresh();
      showToast({ message: `${countWords(asked, 'colleague was', 'colleagues were')} asked to read it.` });
    },
  });
  const decide = useMutation({
    mutationFn: (json: { approve: boolean; alone?: boolean; reason?: string }) => parseResponse(api.digests[':id'].approval.$post({ param, json: { ...json, version: digest.version } })),
    onSuccess: async ({ state }) => {
      await refresh();
      showToast({ message: state === 'approved' ? 'Approved. It can be sent now.' : 'Given back to its composer.' });
    },
  });
  const schedule = useMutation({
    mutationFn: (when: SendWhen) => parseResponse(api.digests[':id'].schedule.$post({ param, json: when ?? {} })),
    onSuccess: async (answer) => {
      await refresh();
      showToast({ message: `${countWords(answer.people, 'email', 'emails')} scheduled for ${formatInstant(answer.sendAt, digest.timezone)}. Until then, Stop stops everything.` });
    },
  });
  const stop = useMutation({
    mutationFn: () => parseResponse(api.digests[':id'].stop.$post({ param, json: {} })),
    onSuccess: async ({ state }) => {
      await refresh();
      showToast({ message: state === 'paused' ? stopped.paused : stopped.approved });
    },
    onError,
  });
  const cancel = useMutation({
    mutationFn: () => parseResponse(api.digests[':id'].cancellation.$post({ param, json: {} })),
    onSuccess: async ({ state }) => {
      await refresh();
      showToast({ message: state === 'cancelled' ? 'Cancelled. What it told is news for the next one.' : 'Ended. What was held back is never sent.' });
    },
    onError,
  });
  return { change, test, review, decide, schedule, stop, cancel };
}

export type DigestDeeds = ReturnType<typeof useDigestDeeds>;
