import { useMutation } from '@tanstack/react-query';
import { problemMessage } from '../../ui/problem-message.ts';
import { saveFile } from '../../ui/save-file.ts';
import { showToast } from '../../ui/toast.tsx';
import { exportCustomer } from './customer-queries.ts';

/** Gathers everything that is kept about a customer and hands it over as a file. */
export function useExport({ id, externalId }: { id: string; externalId: string }) {
  return useMutation({
    mutationFn: () => exportCustomer(id),
    onSuccess: (all) => {
      saveFile(`customer-${externalId.replace(/[^\p{L}\p{N}-]+/gu, '-')}.json`, JSON.stringify(all, null, 2), 'application/json');
      showToast({ message: 'The file is saved. That it was asked for stands in the audit log.' });
    },
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
}
