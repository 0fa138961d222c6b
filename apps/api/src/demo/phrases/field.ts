import type { Phrases } from './phrases.ts';

export const engineerNoShow: Phrases = {
  topic: ['{the|your} engineer', '{the|an} engineer {who did not come|visit}', '{a|the} missed {appointment|engineer visit}', '{the|my} engineer appointment'],
  terse: [
    'Engineer {did not show up|never came}.',
    '{Took|Had to take} the day off, {nobody|no engineer} came.',
    '{Second|Third} missed {engineer visit|appointment}.',
    'No engineer, no {call|text}, no {sorry|apology}.',
    'Waited in {all day|from eight till six} for {nobody|an engineer}.',
    '{Your engineer|The fitter} {cancelled|failed to turn up} {again|at the last minute}.',
  ],
  core: [
    'Took {the day|a day} off, sat at the window, {nobody|no one} came and {nobody|no one} {called|rang}.',
    'Your engineer was {booked|due} between <window> and {never turned up|did not appear|was not seen by anyone}.',
    'The {engineer|technician} {claims|says} he {knocked|was here} {and nobody answered|at noon}. I {was|sat} {in the front room|two metres from the door} {all day|the whole time}.',
    'A {text|message} at <clock> {said|told me} the {visit|appointment} was {cancelled|off}, {after|when} I had {waited|stayed in} {since|from} {eight|half seven}.',
    'This {is|was} the {second|third} {engineer|meter} appointment {you have|that you} {missed|let slip} and {each|every} {one|time} costs me {a day\'s pay|a day of leave}.',
    'The {fitter|engineer} {came|arrived} {without|but did not have} the {right meter|part|key to the meter room}, {looked|shrugged} and {left|went again}.',
    'The {engineer|man} was "{on his way|twenty minutes away}" {since|from} <clock>{| on}, {and then|then} the {line|office} {closed|shut}.',
    '{Engineers|Your engineers} {should|could} at least {ring|text} {if|when} they {cannot|are not going to} {come|make it}.',
    'We {rearranged|moved} {work|school and work} {around|for} {a|the} {meter|engineer} {visit|appointment} that {nobody|no one} {kept|came to}.',
    'The {tracking|"where is my engineer"} link {showed|had} {a van|him} in <place> {all morning|the whole day} and then {"visit complete"|"job done"}. {Nobody|No one} {had been|was} here.',
    'New {appointment|date} for the {engineer|fitter}: in <days>. {The old one|The first} {was|got} {missed|forgotten} by {you|your people}, not {by|} me.',
    'Where {was|is} the engineer {you|that you} {promised|confirmed} {twice|by text} for <weekday>?',
    'My {boiler|meter} {has been broken for days|has been faulty since <weekday>} and {the|your} {engineer|technician} {just|simply} {does not|did not} {come|arrive}.',
    '{Elderly|My elderly} {mother|father} {waited|sat waiting} for {your|the} {engineer|meter man} {in a winter coat|from seven} {and no one came|for nothing|in vain}.',
    'An {engineer|installer} who {arrives|comes} at <clock> for {a|the} slot {between|of} <window> is {a no-show|no use to me}, I {was|had gone} {at work|out} {by then|again}.',
  ],
  detail: [
    'The {slot|appointment} was <window>, {confirmed|agreed} <date>.',
    'We {live|are} in <place>, {not|hardly} {the moon|hard to find}.',
    'I am <job>, {a day off|a free day} {costs real|means lost} money.',
    'The {doorbell|bell} works, {the postman|the parcel man} {found|managed} it.',
    'It {rained|was raining}, {perhaps|maybe} {he|the van} {does not like|avoids} {that|rain}.',
  ],
  effect: [
    'That {day|day\'s pay} {of leave is gone|is lost} and {nobody|no one} {pays|makes up for} it.',
    'I {lost|am out} <amt> {in wages|of work} {through|because of} {this|it}.',
    'We {are|sat} {still|} without {heating|hot water} {<weather>|tonight}.',
    'Am I supposed to take {another|a third} day off?',
  ],
  ironic: [
    'I {spent|enjoyed} a {lovely|whole} day {at|by} the window {looking|watching} for {an|your} engineer: {two cats|three magpies}, {a postman|one ice cream van}, no {engineer|van of yours}.',
    'Your engineers {must|seem to} be {ninjas|invisible}: {been|they were} {and gone|here}, {says|according to} the {app|text}, and {nobody|no one} {saw|heard} {them|a thing}.',
  ],
  agent: [
    'Engineer {slots|visits} {are|get} {cancelled|moved} {in|by} the {contractor\'s|field} system and {nothing|no message} {reaches|goes to} the customer or us. We {learn|hear} it when they {ring|call in a rage}.',
    '"{No access|Customer not home}" is {ticked|entered} for visits that {never happened|nobody made}. I {hear|get} it {daily|on every shift}.',
    'After a missed {engineer visit|appointment} the {next|first free} slot is {three|four} weeks {out|away}. I {have no|am given no} {priority|emergency} {slots|booking} {to offer|for them}.',
    'We {send|book} {engineers|fitters} without {the|knowing the} {meter type|model number}, they turn up with the wrong {part|meter}, {booked again|and it counts as done}.',
  ],
};

export const outageSilence: Phrases = {
  topic: ['{the|last} power cut', '{no|the lack of} news during the power cut', '{the|your} silence in the power cut', '{information|updates} during {a|the} power cut'],
  terse: [
    '{No|Zero} {information|news} {during|in} the power cut.',
    '{Power|Electricity} {out|off} {all night|for <number> hours}, {no updates|not a word}.',
    '{Storm|After the storm}: {dark|no power}, {no word|silence} {from you|}.',
    'Outage map {wrong|down}{| all night}.',
  ],
  core: [
    'The {power|electricity} was {off|out} for {fourteen|nineteen|twenty-two|thirty} hours {after the storm|when the storm hit} and {nobody|no one} {told|could tell} us {when|how long}.',
    'The outage map {showed|had} {our street|the whole village} as "{restored|green}" {while|when} we {sat|were sitting} in the dark.',
    '{During|In} the {power cut|blackout} your {website|app} {was down|gave up} {as well|too}, {so|and} {nobody knew a thing|we had no news at all}.',
    'A {text|message} every {few|couple of} hours {during|about} the {outage|power cut} {would|might} have {helped|kept us calm}. {We got|There was} {none|not one}.',
    'The {storm|wind} is {nobody\'s|not your} fault. {Leaving|But leaving} {people|families} without {news|information} {in the dark|in a blackout} {is|certainly is}.',
    'You {said|told us} {power|the electricity} would be {back|on again} by {six|eight|ten}, then midnight, then {morning|"tomorrow"}; {the lights|everything} {came|went} on {two days later|on the second evening}.',
    '{Network|The network} operator says {ask|call} the supplier, {you|Northlight} {say|tell us to} {ask|ring} the operator. {Meanwhile|And} the {power|street} {is|stays} {off|dark}.',
    'I {learned|heard} about the {repair|power coming back} {from|through} {the neighbours|the local radio|Facebook}, {not|never} from {you|Northlight}.',
    '{No|There was no} {advice|help} for {people|customers} {with|who have} {medicine in the fridge|a stairlift|an oxygen machine} {in|during} the {outage|blackout}.',
    'The {emergency|power cut} {line|number} {played|was} {a recording|a tape} from {before|the day before} the storm.',
    '{Our freezer|The full freezer} thawed after {the|a} {day-long|twenty-hour} {power cut|outage}, and {the claim|the compensation} form {asks for|wants} a {fault number|reference} {nobody|no one} {gave|told} us.',
    'Our {whole|} {street|road} in <place> was {black|without power} and the {only update|estimate} {kept moving|was pushed back two hours at a time}.',
    '{All|Everything} we {wanted|needed} in the {power cut|blackout}: {an honest|a} time. {You sent|We got} {a survey instead|an advert for boiler cover}.',
  ],
  detail: [
    'It {went|was} {dark|off} at <clock>{|, {a bang|a flicker} and gone}.',
    'We {had|sat with} <kids> and {two|three} {torches|candles}.',
    '{The|My} mobile {signal|mast} {went|was gone} {too|as well} {after a while|by midnight}.',
    'The {other|opposite} side of the {road|street} {had|got} {light|power} {back|again} {on Sunday|hours before us}.',
  ],
  effect: [
    'We {threw|had to throw} {away|out} {<amt> of food|a full freezer}.',
    'We {drove|went} to {my parents|friends} {in the end|for the night}.',
    'My {insulin|baby\'s milk} {went|was} {off|warm}.',
    'I {would|shall} {like|expect} {compensation|an answer} {and|or at least} an {apology|explanation}.',
  ],
  ironic: [
    'Your outage map {is|was} {very|truly} {optimistic|cheerful}: {green|all fine} {everywhere|}, {seen|viewed} by {candle|torch} light.',
  ],
  agent: [
    'During the storm we {had|got} {the same|no more than the} public map. {Two hundred|Hundreds of} {callers|people} {an hour|} asked when {power|the lights} would be back and {I|we} {had|knew} nothing.',
    'The {emergency|storm} {message|recording} on the {line|phones} was {a day|hours} old {during|in} the outage, {nobody|no one} on {nights|the night shift} may {change|update} it.',
  ],
};

export const prepayTopUp: Phrases = {
  topic: ['{my|the} top-up', '{a|the} top-up that {got lost|never arrived}', 'topping up {my|the} {prepayment|} meter', '{my|the} prepayment {meter|key}'],
  terse: [
    'Top-up {not on|never reached} {the|my} {meter|key}.',
    '{Paid|Put} <number> pounds {on the key|in the shop}, {meter|it} {shows|says} nothing.',
    'Prepay {credit|top-up} {lost|gone} {again|somewhere}.',
    '{No gas|Gas off}, {credit|top-up} {paid|bought} {hours ago|this morning}.',
    'Key meter {error|says "call help"}{| after topping up}.',
  ],
  core: [
    'I topped up {twenty|thirty|forty} pounds at the {corner shop|petrol station|post office} and {the meter|my meter} {never got it|shows no credit|still says zero}.',
    'The {top-up|credit} went {through|out of my bank} in the app but the prepayment meter {stayed|was} {at zero|off} {until|till} {the next day|late evening}.',
    'My {prepay|top-up} key {says|shows} {error|"key fault"} {every|each} {time|week} {after|when} I {top it up|load credit} in the shop.',
    '{Emergency|The emergency} credit {did not|would not} {start|come on}, {with|and} my {top-up|payment} {stuck|lost} {somewhere|between the shop and you}.',
    '{The shop|The shopkeeper} {says|told me} it is {your|Northlight\'s} fault, you {say|blame} {the shop\'s|their} {machine|terminal}; {I|we} {have|sit with} {no gas|no electric} {and a receipt|meanwhile}.',
    'You {take|are taking} {old debt|<small> a week} off {each|every} {top-up|credit} {without|and never} {asking|telling} me, so {ten|twenty} pounds {is gone in a day|lasts hardly two days}.',
    'The {twenty-digit|long} {code|top-up code} from {the text|the receipt} {is|was} {refused|rejected} by {the|my} {keypad|prepay meter} <times>.',
    '{Nearest|The nearest} {shop|place} {to top up|that loads the key} is {two bus rides|three miles} away and {its|the} {machine|terminal} {is|was} {down|broken} {half the time|again}.',
    '{Prepay|Prepayment} {customers|people} {are|get} {cut off|left in the dark} {the moment|when} your {top-up|payment} system {has a hiccup|goes down}.',
    'My {credit|top-up} of {thirty|twenty-five} pounds {landed|was put} on {somebody else\'s|a stranger\'s|my old} meter.',
    'I {stood|was} {at|by} the meter {typing|putting in} {top-up|credit} {numbers|codes} {<weather>|by torchlight}, {nothing|no beep}.',
    '{Paying|Topping up} by {app|phone} {should|ought to} {reach|be on} the meter in {minutes|seconds}. {Mine|It} {took|needed} {nine|eleven|seven} hours.',
    '{Friendly credit|Friendly hours} {ended|stopped} on {Sunday|Saturday} {night|}, {shop|the shop was} shut, top-up {in the app|online} {failed|would not load}: {a|one} cold {night|evening}.',
  ],
  detail: [
    'I {have|kept} the {receipt|slip}, <date>, {twenty|thirty} pounds.',
    'It was {Sunday|Saturday|Friday} {evening|night}, {of course|<weather>}.',
    'With <kids> {in the house|at home}.',
    'The meter {is|sits} {in|inside} {a cupboard|a box} {outside|under the sink}.',
    '{Same|The same} {thing|trouble} {happened|we had} in <month>.',
  ],
  effect: [
    'We {went to bed|sat} in {coats|our coats}.',
    'I {had to|needed to} {borrow|beg} {ten|twenty} pounds {from <family>|next door} to {get|put} the {heating|lights} on.',
    'No {shower|hot food} {for|for any of} {the children|us} {that night|before school}.',
    'The {milk|insulin|shopping} {in the fridge|} {spoiled|went off}.',
  ],
  ironic: [
    'I {paid|topped up} and the {lights|gas} {went|turned} off {anyway|just then}. {Perfect|Great} {timing|trick}.',
  ],
  agent: [
    '{Top-ups|Prepay top-ups} {bought|paid} at {the partner|shop} terminals {hang|get stuck} for {hours|half a day}. I {can|may} only {send|issue} {a|one} {ten|five} pound {emergency code|code}.',
    'Prepay {families|customers} {ring|call} with no {gas|power} and I {am told|have} to wait {four|six} hours {for the top-up file|until the top-up batch arrives}.',
    'The {shop|partner} {helpdesk|help line} for lost top-ups {closes|shuts} at five. {Most prepay trouble starts|Nearly all lost-credit calls come} after {that|six}.',
  ],
};
