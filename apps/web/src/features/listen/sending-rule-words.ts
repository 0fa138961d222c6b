import type { SendingRule } from '@kept/core/listen/sending-plan.ts';
import { channelInWords } from './customer-words.ts';
import type { Sending } from './queries.ts';

/** A rule in one line: "Phone and chat; 25 in 100, an hour after". */
export function ruleWords(rule: SendingRule, { drivers }: Pick<Sending, 'drivers'>, isQuarterly: boolean): string {
  if (!rule.isOn) return 'Off';
  const names = drivers.filter(({ id }) => rule.driverIds.includes(id)).map(({ name }) => name);
  const about = [listed(rule.channels.map(channelInWords)), listed(names), rule.segments.length === 0 ? '' : `segment ${listed(rule.segments)}`].filter((part) => part !== '').join('; ');
  const all = isQuarterly ? 'everybody' : 'every contact';
  const share = rule.sharePercent === 0 ? 'asks nobody' : rule.sharePercent === 100 ? 'asks all' : `asks ${rule.sharePercent} in 100`;
  const sentence = `${about === '' ? all : about}: ${share}${isQuarterly || rule.sharePercent === 0 ? '' : `, ${delayWords(rule.delayMinutes)}`}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const mostNamed = 4;

function listed(names: readonly string[]): string {
  const shown = names.length > mostNamed ? [...names.slice(0, mostNamed - 1), `${names.length - mostNamed + 1} more`] : names;
  return new Intl.ListFormat('en-GB').format(shown);
}

function delayWords(minutes: number): string {
  if (minutes === 0) return 'at once';
  const [count, unit] = minutes % 1440 === 0 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${count === 1 ? (unit === 'hour' ? 'an' : 'a') : count.toLocaleString('en-GB')} ${unit}${count === 1 ? '' : 's'} after`;
}
