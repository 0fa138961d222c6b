import type { Phrases } from './phrases.ts';

export const welcomeDiscount: Phrases = {
  topic: ['{the|my} welcome {discount|bonus}', '{the|my} {joining|new customer} {discount|offer}', '{a|the} welcome discount {never paid|that was not paid}', '{the|your} offer for new customers'],
  terse: [
    '{Welcome|New customer|Joining} {discount|bonus} never {paid|credited|appeared}.',
    'Where is {the|my} {<amt>|} welcome {bonus|credit}?',
    '{Advert|Your advert} {says|promised} {one thing|<amt> off}, {bill|the bill} {says|shows} {another|nothing}.',
    '{Lured|Tempted} in {with|by} a {discount|bonus} that {does not exist|never came}.',
  ],
  core: [
    'The {advert|leaflet|comparison site} promised {<amt>|£75|£100} {welcome|joining} {credit|bonus} for {switching|new customers} and {it never came|I have seen none of it|nothing reached my bill}.',
    'I {switched|came} to you {because of|for} the {welcome|new customer} {discount|offer} and {now|suddenly} {I hear|am told} I "{do not|did not} {qualify|meet the terms}".',
    'The {small|tiny} print {under|below} {your|the} {offer|welcome bonus} {says|hides} {"after twelve months"|"dual fuel only"}. The {poster|advert} {did not|was silent on that}.',
    'Your {salesman|salesperson} at {the door|the shopping centre} promised {a|us a} {ten per cent|twenty per cent} {welcome|first-year} discount, {my|the} {first|} bill {has|shows} {none|no discount}.',
    'The {welcome|joining} {bonus|voucher} was "{on its way|to be credited soon}" {six|five} months ago.',
    '{Marketing|Your marketing} {promises|shouts about} {a bonus|£100 off}, {the people|staff} on the phone have {never|not} {heard|been told} {of it|about the offer}.',
    'I {talked <family> into|brought a friend for} your joining offer and neither of us {got|saw} the {refer-a-friend|welcome} {voucher|bonus}.',
    '{Misleading|False} {advertising|promises}: the {offer|discount} {for|to} new customers {applies only to|is only for} {the standing charge|the first month}.',
    'The {code|promo code} from {your|the} {leaflet|advert} was {accepted|taken} {when|as} I {signed up|joined}, the {discount|bonus} {vanished|was gone} {later|from the contract}.',
    '{Half|Part} of {the|your} {welcome|joining} {bonus|credit} was paid, {the other half|the rest} {is|got} {forgotten|disputed}.',
    'You {spend|have} {money|millions} {on|for} {posters|television adverts} {with|about} a {new customer|welcome} {bonus|deal} you {then|} do not {pay|honour}.',
    '{Six|Seven} emails to {prove|show} {that|} I {joined|switched} {through|via} {the offer|your campaign page}, still no {bonus|welcome credit}.',
    'The {gift card|smart speaker} {you|that was} {promised|offered} {for|with} {joining|signing up} {never arrived|was out of stock, they say|is nowhere to be seen}.',
    'A {discount|bonus} that {you|one} must {claim|activate} {within|in} {14|fourteen} days {by post|in the app} {nobody|no one} {tells|told} you about {is|remains} a trick.',
  ],
  detail: [
    'I {signed|joined} <date> {through|via} {your website|a comparison site|the stand in <place>}.',
    'I {still have|kept} the {leaflet|screenshot|poster photo}.',
    'It {says|reads}: {"<amt> for every new customer"|"everyone who joins"}.',
    '{The|Your} chat {said|told me} {marketing|another team} {decides|handles that}.',
  ],
  effect: [
    'I {would|should} have {stayed|been better off} {with|at} {the|my} old supplier.',
    'That is {no|a bad} {start|beginning} to a contract.',
    'I {feel|was} {conned|tricked} from the {first|very first} {day|week}.',
  ],
  ironic: [
    '{Warm|Such a warm} welcome: {a bonus|a discount} {made of|worth} {hot air|thin air}.',
    'I {framed|have framed} the {advert|leaflet} with the {welcome bonus|offer}, it is {good|fine} fiction.',
  ],
  agent: [
    '{Marketing|The campaign team} {starts|launches} {welcome|joining} offers {that we learn of|we hear about} from {customers|callers}. There are no terms on our {pages|side}.',
    'The welcome bonus {fails|drops out} when {someone|a customer} {joins|comes} through {a comparison site|the shop}. I {file|raise} {a|the same} {claim|form} {ten|a dozen} times a week.',
    '{Doorstep|Stand} sellers {promise|offer} discounts that {nobody set up|are not in the system}. {We|I} {take|get} the {anger|calls} {after|with} the first bill.',
  ],
};

export const fixedDealEnded: Phrases = {
  topic: ['{my|the} fixed {deal|tariff} {ending|that ended}', '{the|my} fix {running out|expiring}', '{no|a} reminder {about|for} my fixed {deal|tariff}', '{the|my} end of {the fixed tariff|my fixed deal}'],
  terse: [
    'Fixed {deal|tariff|rate} ended {without a|with no} {warning|reminder}.',
    '{Moved|Rolled|Put} onto {the|your} {dearest|variable} tariff {without asking|overnight}.',
    'Renewal {letter|offer} {confusing|came too late}.',
    '{My|The} fix {ran out|expired}, price {doubled|exploded}.',
  ],
  core: [
    'My fixed {deal|tariff} {ended|ran out} {in <month>|} and you {moved|rolled} me {onto|on to} the {variable|standard} {rate|tariff} {without a word|with no reminder}.',
    'The {renewal|end of contract} {letter|email} {came|arrived} {a week|ten days} after {the fix|my fixed rate} had {ended|run out}.',
    '{You|Northlight} {offer|give} new {customers|people} a {better|cheaper} fix than {someone|a customer} who has {stayed|been here} <years>.',
    'The {letter|notice} about {the end|expiry} of my fixed {price|term} {offered|listed} {five|six} tariffs with {names|titles} {nobody|no one} can {tell apart|compare}.',
    'I {accepted|chose} the {new|renewal} fix {online|in the app} and {was|got} {put|left} on {the variable|the standard variable} {tariff|one} {anyway|all the same}.',
    '{Loyal|Faithful} {customers|people} {pay|are paying} the {most|highest rate}: {after|when} the fix {expires|ends} {comes|follows} the {expensive|default} tariff.',
    'There {is|was} an exit fee {of <amt>|} {on|for leaving} {the|a} fixed {contract|deal} that had {four|three|nine} days {to run|left}.',
    '{Why was there no message saying|Could nobody have written that} {my|a} fixed {tariff|deal} {is|was} {about to|going to} {end|expire}?',
    'My {contract|two-year fix} was {extended|renewed} {automatically|by itself} {at|to} {a|the} {higher|new} {unit|} price {I|that I} never {agreed|said yes} to.',
    'The {unit|} price {went|rose} from {21|24|19} to {31|34|36} pence {the day|overnight when} the fix {stopped|ended}, {I|and I} {saw|noticed} it {weeks|a month} later.',
    '{Renewing|To renew} a {fixed|fix} {tariff|deal} {should|ought to} {be|take} {one click|a minute}, I was sent through {three|four} {pages|forms} of {add-ons|upsells}.',
    'You {withdrew|pulled} {the|your} {renewal|fixed} offer {while|as} I {was|sat} {filling|typing} in {the form|my details}.',
    'I {asked|begged} for {the same fix again|the fix I had last year} and was told {it is|that was} for {new|joining} {customers|households} only.',
    '{My|The} {tariff|fixed plan} {name|} {changed|was renamed} {to|into} "{Northlight|Bright} {Flex|Standard}" {and|,} up went the {price|rate}.',
  ],
  detail: [
    'The fix {was|ran} {for two years|until the end of <month>|for eighteen months}.',
    'I {am|have been} with you <years>.',
    'The {difference|jump} {is|makes} <amt> a month.',
    '{Comparison|The comparison} sites {show|list} your {cheaper|better} {fix|deal} for switchers.',
  ],
  effect: [
    'So I {am|shall be} {switching|leaving} {at|by} the end of {the month|next month}.',
    'I {overpaid|paid too much} for {three|two} months {before|until} I {noticed|saw it}.',
    '{Loyalty|Staying} {costs|is expensive}, {I learned|it seems}.',
  ],
  ironic: [
    'My reward for <years> of {loyalty|staying}: {your|the} {dearest|top} tariff {the minute|when} the fix {ended|was over}. {Touching|How kind}.',
  ],
  agent: [
    'Renewal letters {go|leave} after the fixed {tariff|deal} has ended. {Customers|They} {find|notice} the {variable|standard} {rate|price} on {their|the} bill and {ring|call}.',
    'I may {not|no longer} {offer|give} {existing|loyal} customers the {fix|fixed tariff} on {the website|our front page}. {They|People} {read|quote} it to me {and leave|, then switch}.',
  ],
};

export const boilerCover: Phrases = {
  topic: ['{the|my|your} boiler cover', 'boiler cover {claims|that covers nothing}', '{a|my} {refused|rejected} boiler {cover|} claim', '{my|the} boiler and your cover'],
  terse: [
    'Boiler cover {refused|does not cover anything}.',
    '{Claim|Boiler claim} {rejected|turned down}, "{wear and tear|sludge}".',
    'Paid for boiler cover, {no repair|claim refused}.',
    '{Cancel|Cancelled} my boiler {cover|plan}.',
    '{Boiler plan|Heating plan} {worthless|full of exclusions}.',
  ],
  core: [
    'I {paid into your boiler cover for|have had the boiler plan for} <years> and {my first claim was refused|the one time I needed it the answer was no}.',
    'The boiler {cover|plan} {excludes|leaves out} {sludge|limescale|the heat exchanger|the pump}, {in other words|that is} {everything|all} that {breaks|goes wrong}.',
    '"{Wear and tear|Pre-existing fault}" is the {answer|excuse} to {every|each} boiler {claim|cover claim}.',
    'The {partner|insurance} {firm|company} behind {your|the} boiler cover {wants|demanded} {photos|a service book}, {then|and then} {says|declares} no.',
    'Your {sales|phone} {person|adviser} {told|assured} me {the|that} boiler cover {includes|included} {parts and labour|everything}, {the|your} {repairman|partner} {wants|charged} <amt>.',
    'The {yearly|annual} boiler service is part of {the plan|my cover}, {but|only} {nobody|no one} has {ever|} {come|carried it out}.',
    'A boiler {plan|contract} at {nineteen|twenty-two} pounds a month that {pays|covers} {nothing|neither valve nor pump} {is|I call} {a rip-off|robbery}.',
    'My boiler {cover|protection} was {sold|added} {with|to} the {tariff|contract} though I {live in a flat without a boiler|never asked for it}.',
    'The {excess|call-out fee} for {a|each} boiler {repair|claim} {was|is} {raised|put up} from {£60|£50} to {£95|£120} {in|with} the {small print|renewal}.',
    '{Three|Two} {repairmen|visits}, {three|two} {opinions|diagnoses}, then the boiler cover {declines|pays nothing}.',
    '{Cover|The cover} {ended|lapsed} because "{the|your} boiler is {too old|over ten years}". {You|Your people} knew {its|the} age when {the cover was sold|they took the money}.',
    'I {want|would like} {my|the} premiums {back|returned}: {the|your} boiler {plan|cover} {promised|advertised} "{any fault|same-day repair}", I waited {eleven|nine} days.',
    'Under {the|your} {plan|boiler cover} {parts|the part} had to be {"approved"|"authorised"} {for|over} <days>, then came a no.',
    '{Nobody|No one} {mentioned|told me} {at|before} {the sale|signing} that the boiler {cover|plan} starts only after {sixty|ninety} days.',
  ],
  detail: [
    'It {is|was} {the|a} {leaking|broken} {valve|pump|pressure vessel}, {nothing|not} exotic.',
    'The boiler is {six|eight|nine} years old, {serviced|looked after} {every|each} {year|autumn}.',
    'I {pay|paid} {nineteen|sixteen} pounds {a month|monthly} for it.',
    'We {have|had} <kids> and no hot water{| <weather>}.',
  ],
  effect: [
    'A local {plumber|heating man} {fixed|repaired} it {for <amt>|in an hour}.',
    'I {paid|have paid} <amt> {out of|from} my {own pocket|savings}.',
    'The {plan|cover} is {cancelled|going}, {today|as of now}.',
  ],
  ironic: [
    'Boiler cover {covers|protects} {everything {except|apart from} boilers|the boiler {except|but not} its parts}. {Clever|Bravo}.',
  ],
  agent: [
    'Boiler {cover|plan} claims are {refused|declined} by the {partner|insurer} as wear and tear. {Sales|The sales script} {says|promises} "{all parts|everything included}", I {explain|defend} the {gap|difference}.',
    'I {cannot|am not able to} see the {reason|grounds} why a boiler claim was {refused|turned down}, the partner only sends a code.',
  ],
};
