import { enterAs, type ThreadStep } from './queries.ts';
import { stepAddress } from './step-address.ts';

/** Goes to a step of the thread, as the person through whose eyes it is seen; the page is loaded anew, so that nothing of the last person stays. */
export async function openStep(thread: readonly ThreadStep[], number: number): Promise<void> {
  const step = thread[number - 1];
  if (step === undefined) return;
  if (step.memberId !== null) await enterAs(step.memberId);
  window.location.assign(stepAddress(step, number));
}
