import { problemMessage } from './problem-message.ts';
import { showToast } from './toast.tsx';

/** Takes something back, and says so when that did not work: whoever pressed Undo believes that it is undone. */
export function undoWith(takeBack: () => Promise<unknown>): () => void {
  return () => void takeBack().catch((error: unknown) => showToast({ message: `It was not taken back. ${problemMessage(error).sentence}`, tone: 'late' }));
}
