import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';

interface DeedInput<Input, Answer> {
  send: (input: Input) => Promise<Answer>;
  /** What is said once it is done; nothing where it shows by itself. */
  told: (answer: Answer, input: Input) => string | undefined;
  onDone: (answer: Answer) => void;
  undo?: (answer: Answer, input: Input) => void;
}

/** One deed on a theme: sends it, reads every list again, says what happened. A question of the server leaves everything as it is. */
export function useDeed<Input, Answer>({ send, told, onDone, undo }: DeedInput<Input, Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (answer, input) => {
      if (isQuestion(answer)) return;
      onDone(answer);
      const message = told(answer, input);
      if (message !== undefined) showToast({ message, ...(undo === undefined ? {} : { undo: () => undo(answer, input) }) });
      await Promise.all([queryClient.invalidateQueries({ queryKey: ['themes'] }), queryClient.invalidateQueries({ queryKey: ['session'] })]);
    },
    // Both versions are shown: what is sent next is told by the version that stands now.
    onError: (error) => (problemMessage(error).status === 409 ? queryClient.invalidateQueries({ queryKey: ['themes'] }) : undefined),
  });
}

function isQuestion(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && Reflect.get(answer, 'outcome') === 'question';
}
