import { Button } from './button.tsx';

/** Nothing is told before the first page stands, so what tells it is loaded after. */
const loadSonner = () => import('sonner');

interface Told {
  /** What has just happened, as a sentence. */
  message: string;
  /** Takes it back; offered for 10 seconds, by button and by the key z. */
  undo?: () => void;
  tone?: 'usual' | 'late';
}

const holdMilliseconds = 10_000;
const undoable = new Map<string | number, () => void>();

/** Tells what has just happened, and for 10 seconds how to take it back. */
export function showToast(told: Told): void {
  void loadSonner().then(({ toast }) => tell(toast, told));
}

type Toast = Awaited<ReturnType<typeof loadSonner>>['toast'];

function tell(toast: Toast, { message, undo, tone = 'usual' }: Told): void {
  const edge = tone === 'late' ? 'border-late' : 'border-line-strong';
  const id = toast.custom(
    (own) => (
      <div className={`flex w-full items-center justify-between gap-4 rounded-field border bg-surface py-2.5 ps-4 pe-2.5 text-small text-ink ${edge}`}>
        <span className="py-1.5">{message}</span>
        {undo === undefined ? null : (
          <Button size="small" keys="z" onClick={() => takeBack(toast, own)}>
            Undo
          </Button>
        )}
      </div>
    ),
    { duration: holdMilliseconds, onDismiss: (one) => undoable.delete(one.id), onAutoClose: (one) => undoable.delete(one.id) },
  );
  if (undo !== undefined) undoable.set(id, undo);
}

/** Takes back what was told last, while its toast still stands; otherwise does nothing. */
export function undoLast(): void {
  const last = [...undoable.keys()].at(-1);
  if (last !== undefined) void loadSonner().then(({ toast }) => takeBack(toast, last));
}

function takeBack(toast: Toast, id: string | number): void {
  const undo = undoable.get(id);
  undoable.delete(id);
  toast.dismiss(id);
  undo?.();
}
