import type { GivenReason } from '@kept/core/mail/suppression-rules.ts';
import { api } from '../../../api.ts';
import type { ReadFile } from './suppression-queries.ts';

/** Sends a file of addresses, or asks what it would come to; throws what the server refuses. */
export async function readSuppressionFile(file: File, reason: GivenReason | undefined, isDry: boolean): Promise<ReadFile> {
  const answer = await api.suppressions.imports.$post({ query: { file: file.name, dryRun: isDry ? '1' : '0', ...(reason === undefined ? {} : { reason }) } }, { init: { body: file, headers: { 'content-type': 'text/csv' } } });
  if (!answer.ok) throw await answer.json().catch(() => new TypeError('No answer.'));
  return answer.json();
}
