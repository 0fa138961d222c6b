import { coldness, dayOf, monthOf } from '../calendar.ts';
import type { FillSlot } from '../grammar.ts';
import type { Random } from '../random.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const words: Record<string, string> = {
  rang: '{rang|phoned|called|rang up}',
  ringing: '{ringing|phoning|calling}',
  call: '{call|phone call}',
  you: '{you|you lot|Northlight|your team|customer services}',
  staff: '{the lady|the man|the young man|the woman|the person|the guy|the adviser|someone} {on the phone|I spoke to|at your end|in the call centre}',
  name: '{Priya|Callum|Beth|Hassan|Megan|Tolu|Ieuan|Katya|Joseph|Sian|Marcus|Farah}',
  times: '{twice|three times|four times|five times|half a dozen times|more times than I can count}',
  count: '{two|three|four|five|six}',
  days: '{five days|six days|a week|eight days|nine days|ten days|twelve days|a fortnight|two weeks|three weeks|nearly a month|four weeks|a month|six weeks}',
  mins: '{twenty-five|35|forty|45|fifty|55|70|ninety} minutes',
  longTime: '{three months|four months|half a year|most of the year|ten weeks|two months|ages}',
  place: '{Bedminster|Cardiff|Bath|Swindon|Southville|Taunton|Newport|Exeter|Knowle|Horfield|Gloucester|Swansea|Fishponds|Yate|Keynsham|Plymouth|Filton|Clevedon}',
  device: '{my iPhone|my old Samsung|an iPad|my laptop|the Android app|my Pixel|the computer at work|my phone}',
  family: '{my wife|my husband|my mum|my dad|my partner|my daughter|my son|my neighbour|my sister|my flatmate|my nan}',
  kids: '{two small children|a baby|a toddler|three kids|a newborn|a teenager doing exams|my elderly mother}',
  job: '{a nurse on nights|self-employed|a teacher|a carer|on shifts|retired|a delivery driver|working from home|disabled}',
  window: '{8 and 12|12 and 4|8 and 1|10 and 2|1 and 5|noon and six|half eight and one}',
  clock: '{8 in the morning|half past nine|ten|midday|lunchtime|ten past two|half three|five to six|seven in the evening|nine at night}',
  years: '{three years|four years|six years|nine years|eleven years|fifteen years|over twenty years|two years}',
  honestly: '{honestly|to be fair|frankly|if I am honest|really}',
  cannot: "{cannot|can't|could not|couldn't}",
  nobody: '{nobody|no one|not one person|not a soul}',
};

/** Words for a slot that fit the day on which the text is written: no frost in July, no dates in the future. */
export function wordsFor(at: number, random: Random): FillSlot {
  return (name) => {
    const fixed = words[name];
    return fixed ?? datedWords(name, at, random);
  };
}

function datedWords(name: string, at: number, random: Random): string {
  switch (name) {
    case 'date':
      return dateWords(at, random);
    case 'weekday':
      return random.pick(weekdays);
    case 'month':
      return monthBefore(at, random.whole(1, 3));
    case 'weather':
      return weatherWords(at, random);
    case 'small':
      return `£${random.pick(['1.50', '2', '2.50', '3', '3.75', '5', '6', '8', '9.99', '12'])}`;
    case 'amt':
      return random.chance(0.6) ? `£${random.whole(38, 264)}` : `£${random.whole(38, 264)}.${random.whole(10, 99)}`;
    case 'big':
      return `£${random.whole(310, 1890)}`;
    case 'pair':
      return riseWords(random);
    case 'reading':
      return String(random.whole(10_412, 48_930));
    case 'number':
      return String(random.whole(11, 96));
    default:
      throw new Error(`There are no words for <${name}>.`);
  }
}

function riseWords(random: Random): string {
  const before = random.whole(52, 140);
  const after = Math.round(before * (1.3 + random.next() * 0.9));
  return random.pick([`£${before} to £${after}`, `£${before} a month to £${after}`, `${before} to ${after} pounds`]);
}

function dateWords(at: number, random: Random): string {
  const then = at - random.whole(4, 24) * 86_400_000;
  const day = Number(dayOf(then).slice(8));
  const month = months[monthOf(then) - 1] ?? '';
  return random.pick([
    `on the ${day}${ordinal(day)}`,
    `on ${day} ${month}`,
    `on the ${day}${ordinal(day)} of ${month}`,
    `last ${random.pick(weekdays)}`,
    `back ${day < 11 ? 'at the start of' : 'in'} ${month}`,
    `a week last ${random.pick(weekdays)}`,
    `on ${month} ${day}${ordinal(day)}`,
  ]);
}

function monthBefore(at: number, back: number): string {
  return months[(monthOf(at) - 1 - back + 12) % 12] ?? '';
}

function ordinal(day: number): string {
  if (day % 100 >= 11 && day % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function weatherWords(at: number, random: Random): string {
  const cold = coldness(at);
  if (cold > 0.66) return random.pick(['in the freezing cold', 'with frost on the windows', 'in the coldest week of the year', 'with snow outside', 'in minus two']);
  if (cold < 0.33) return random.pick(['in the hottest week of the year', 'in that heat', 'on a bright sunny day', 'in the middle of summer', 'in blazing sunshine']);
  return random.pick(['in pouring rain', 'on a wet grey day', 'in that wind', 'with the nights drawing in', 'on a miserable damp morning']);
}
