import { parseResponse, type InferRequestType } from 'hono/client';
import { api } from '../../../api.ts';
import { problemMessage } from '../../../ui/problem-message.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useDeed } from '../use-deed.ts';
import type { Theme } from '../queries.ts';

export type ThemeStep = Theme['steps'][number];
type NamedStep = Pick<ThemeStep, 'id' | 'text'>;
type StepState = InferRequestType<(typeof api.themes)[':id']['steps'][':stepId']['state']['$put']>['json']['state'];

const stepApi = api.themes[':id'].steps;
const onError = (error: unknown) => showToast({ message: problemMessage(error).sentence, tone: 'late' });
const toldOf = { done: 'is done', open: 'is open again', removed: 'is removed' } as const;

/** What can be done with the steps of themes at once, each with its way back. */
export function useStepDeeds() {
  const send = ({ themeId, step, to }: { themeId: string; step: NamedStep; to: StepState }) => parseResponse(stepApi[':stepId'].state.$put({ param: { id: themeId, stepId: step.id }, json: { state: to } }));
  const back = useDeed({ send, told: (_answer, { step, to }) => `“${step.text}” ${toldOf[to]}.`, onDone: () => undefined });
  const set = useDeed({
    send: ({ themeId, step, to }: { themeId: string; step: NamedStep; from: StepState; to: StepState }) => send({ themeId, step, to }),
    told: (_answer, { step, to }) => `“${step.text}” ${toldOf[to]}.`,
    onDone: () => undefined,
    undo: (_answer, { themeId, step, from }) => back.mutate({ themeId, step, to: from }, { onError }),
  });
  const order = useDeed({ send: ({ themeId, ids }: { themeId: string; ids: string[] }) => parseResponse(stepApi.order.$put({ param: { id: themeId }, json: { order: ids } })), told: () => undefined, onDone: () => undefined });
  return {
    set: (themeId: string, step: NamedStep, from: StepState, to: StepState) => set.mutate({ themeId, step, from, to }, { onError }),
    order: (themeId: string, ids: string[]) => order.mutate({ themeId, ids }, { onError }),
    isOrdering: order.isPending,
  };
}
