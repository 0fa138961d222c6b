import { dateWords, monthWord, weatherWords, weekdayWord } from '../dated-words.ts';
import type { FillSlot } from '../grammar.ts';
import type { Random } from '../random.ts';

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

/** Words for a slot. */
export function wordsFor(random: Random): FillSlot {
  return (name) => {
    const fixed = words[name];
    return fixed ?? drawnWords(name, random);
  };
}

function drawnWords(name: string, random: Random): string {
  switch (name) {
    case 'date':
      return dateWords(random);
    case 'weekday':
      return weekdayWord(random);
    case 'month':
      return monthWord(random);
    case 'weather':
      return weatherWords(random);
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
