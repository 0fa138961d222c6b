import { channels } from '@kept/core/vocabulary.ts';
import { channelWords } from '../understand/vocabulary-words.ts';

/** A channel as people call it; anything else stays as it stands. */
export function channelName(value: string): string {
  const channel = channels.find((one) => one === value);
  return channel === undefined ? value : channelWords[channel];
}
