import { countWords } from '../../ui/count-words.ts';
import { formatLongDay } from '../../ui/format-long-day.ts';
import type { DigestBlock } from './queries.ts';

/** What each kind of answer is called in a digest. */
export const blockLabels = { did: 'We did', working: 'We are working on', declined: 'We decided not to', unanswered: 'Not answered yet' } as const satisfies Record<DigestBlock['kind'], string>;

/** The facts that stand under a block: how many said it, since when it is live, whose it is, the proof. */
export function blockFacts(block: Pick<DigestBlock, 'kind' | 'people' | 'liveOn' | 'ownerName' | 'approverName' | 'evidence'>): string {
  return [
    `${countWords(block.people, 'person', 'people')} said it`,
    block.liveOn === null ? '' : `live since ${formatLongDay(block.liveOn)}`,
    block.ownerName === null ? '' : `owner ${block.ownerName}`,
    block.approverName === null ? '' : `agreed by ${block.approverName}`,
    block.kind === 'did' ? (block.evidence ?? 'Claimed by its owner, not confirmed yet.') : '',
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}
