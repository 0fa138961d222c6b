import type { Phrases } from './phrases.ts';

export const paperBillFee: Phrases = {
  topic: ['{the|your} {fee for|charge for} paper bills', '{the|your} paper bill {fee|charge}', 'paying for a paper bill', '{paper bills|my paper bill}'],
  terse: [
    '{Fee|A fee|<small>} for a paper bill{|, really}?',
    '{Charging|A fee} for {paper|posted} bills {is wrong|punishes the old}.',
    '{Paper|Posted} bill fee is {unfair|a cheek}.',
    'I want {paper bills|my bill by post} {without a fee|for free}.',
  ],
  core: [
    'You {charge|now charge|want} <small> {for|every time you post} a paper bill. {For a stamp and a sheet|For one envelope}!',
    'Not {everyone|everybody} {has|owns} {a computer|the internet}, {a|and a} fee for paper bills {punishes|hits} {old people|pensioners} {like me|}.',
    'I {always got my bill|used to get my bill} {by post|on paper} {free|without charge}, {now|suddenly} it {costs|is} <small>.',
    '{Paying|To pay} {extra|a fee} {to|just to} {receive|get} {a|my own} {paper|printed} bill is {absurd|the limit}.',
    'The paper bill {fee|charge} was {introduced|slipped in} {quietly|with one line in small print}.',
    'My {mother|father|nan} is {eighty-one|seventy-eight|ninety} and {needs|reads} {paper|her bill on paper}, {the|your} {fee|charge} {for it|} is {shameful|mean}.',
    '{Email|Online} bills are {no use|useless} to me, {please|kindly} {drop|cancel} the {charge|fee} for {printed|paper} {ones|bills}.',
    'I {keep|file} {my|all} bills on paper for {the tax|the council|the landlord} and {must|have to} pay <small> {apiece|each} {for them|}.',
    'A {company|firm} {making|with} {such|your} profits {takes|asks} <small> for {posting|printing} {the|a} bill{| on paper}.',
    'I did not agree to {paperless|going paperless}, {and you added a|but there was a} {paper|postal} {charge|fee}.',
    '{Blind|Partially sighted} {people|customers} {need|like me need} large print {on paper|bills} and {are|get} {charged|billed} {a|the same} {paper|print} fee.',
    'With {the|our} {slow|bad} {broadband|internet} {here|in the hills} {paper|a bill on paper} is {the only way|all that works}, {why|so why} {must|should} I pay {for it|a fee}?',
    'The {surcharge|fee} for {a|the} {posted|paper} {bill|statement} {should|ought to} {go|be scrapped}{|, for everyone}.',
    'You save {with|on} {direct debit|meter readers} {and|yet} {ask|still want} {<small>|money} for {a piece of|one sheet of} paper {with|showing} {what I owe|my bill}.',
  ],
  detail: [
    'That is <small> {a month|each quarter}, {from|out of} a {pension|state pension}.',
    '{The council|The water company} {sends|posts} {its own|its bills} {for nothing|free}.',
    'I {asked|rang} {in the shop|at the library}, {printing|a print} {costs|is} 20 pence.',
    '{I have|We have} no {printer|smartphone} {and want none|and no email}.',
  ],
  effect: [
    'I {refuse|shall refuse} to pay {it|that charge}.',
    'It {makes|made} me {feel|feel like} {a nuisance|old and unwanted}.',
    '{So|Now} <family> {has to|must} {print|bring} {it|the bill} {for me|} {every|each} {time|month}.',
  ],
  ironic: [
    'For <small> {I hope|I trust} the paper {of|in} {my|the} bill {is|will be} {hand-made|scented}, with a {wax seal|gold edge}.',
  ],
  agent: [
    '{Elderly|Older} customers {ask|ring} to have the paper bill fee {removed|waived} and I {may only do it once|have to say no}. {It|The rule} {has|knows} no exception for {sight|age}.',
  ],
};

export const movingHome: Phrases = {
  topic: ['moving {home|house}', '{my|the} {house move|move}', '{the|my} old address after {moving|my move}', '{our|my} move and the old {bill|account}'],
  terse: [
    '{Moved house|Moved out}, {still|you still} {bill|charge} me for the old {flat|place}.',
    '{Final bill|The closing bill} {wrong|for someone else\'s use}.',
    'Previous {tenant\'s|owner\'s} {debt|bill} {in|on} my {name|account}.',
    'Moving {home|house} {form|date} {ignored|lost}.',
  ],
  core: [
    'We {moved|moved out} {<date>|in <month>} and {still|even now} {get|receive} {bills|charges} for the old {house|flat}.',
    'The {final|closing} bill {for|of} {our|the} old {place|address} {includes|covers} {three|four|five} weeks after we {handed over|gave back} the keys.',
    '{You want|I am asked for} the {previous|last} {tenant\'s|owner\'s} {debts|arrears} {from me|} because {I|we} {moved in|took over the flat}.',
    'The {moving|move} {form|page} {lets me choose|accepts} only dates {in the past|in the future}, {our|and our} {move|completion} {was|is} {today|the same day}.',
    'I {told|informed} you {of|about} {our|the} move {four|three} weeks {ahead|before}, with {readings|meter readings} {and photos|of both houses}, {nothing|none of it} {was|got} {recorded|used}.',
    '{Letters|Your letters} {to|for} a {Mr Hobbs|Mrs Quill|Mr Danvers}, who {lived|was} here before us, {keep|go on} {coming|arriving} {although|though} we {registered|told you} {<date>|the day we moved in}.',
    'My {new|} {home|address} {was|is} {set up|registered} under {the wrong|another} {meter|name}, {so|and} the {first|opening} bill {is|was} {somebody else\'s|for the flat below}.',
    'For <days> after {moving|the move} we had no {account|contract} {at|for} the new {address|house} and {nobody|no one} {could|would} {open|start} one.',
    'You {closed|ended} the {account|contract} for our new address {instead of|and kept} the old one{|, after the move}.',
    '{Taking our tariff along|Keeping our tariff} when we moved {is impossible|was refused}: {new house|new address}, new {contract|price}.',
    'The {opening|move-in} reading I {gave|sent} was {replaced|overwritten} by {your|an} {estimate|own figure}, so I {pay|am paying} for {the people before us|the builders\' heaters}.',
    'A {student|shared} {house|flat}, {four|five} {of us|names}, and {moving|when we moved} out you billed only me for all of it.',
    '{It is|This is} the {third|fourth} {month|bill} {after|since} {we|I} {sold|left} the {house|flat} and the {direct debit|standing charge} {runs|goes} on{| as if we lived there}.',
    '{Telling|To tell} you that {I|we} {moved|have moved} {took|needed} {two|three} {forms|letters} and {<mins>|a visit to the shop}, {the|and the} old {address|flat} is still {on|in} the account.',
  ],
  detail: [
    'From <place> to <place>, {keys|handover} <date>.',
    'The {letting agent|solicitor|estate agent} {confirmed|has confirmed} the date {in writing|to you}.',
    'The {closing|move-out} reading {was|is} <reading>.',
    '{Boxes|With boxes} {everywhere|up to the ceiling} and {<kids>|a cat} {on top|in between}.',
  ],
  effect: [
    'I {paid for two homes at once|am paying for a house I do not live in}.',
    'Now {a|the} {debt collector|collection firm} {writes|is writing} to {the|our} {new|} address.',
    'My {deposit|credit score} {suffered|is held back} {because of|for} {it|this}.',
  ],
  ironic: [
    'I {hope|trust} the new people enjoy {our old flat|the old house}, {we|I} {still|after all} pay for {its lights|the heating}.',
  ],
  agent: [
    'Home moves: the {form|page} {cannot|does not} {take|accept} {two|both} {addresses|readings}, so we {close|end} one and {lose the other|forget to open the next}. {Final|Closing} bills are {wrong|off} in {half|most} {cases|moves}.',
    'New {tenants|occupiers} {inherit|get} the {old|previous} {name|debt} because the move-{in|out} {list|queue} is {three|four} weeks {behind|long}.',
  ],
};

export const debtLetters: Phrases = {
  topic: ['{your|the} {debt|red} letters', 'debt letters {despite|with} a payment plan', '{threatening|debt collection} letters', '{my|the} payment plan and your letters'],
  terse: [
    '{Threatening|Bailiff|Debt} letters {despite|though I have} a payment plan.',
    'Debt collectors {for|over} <amt>{|, already paid}.',
    '{Red|Final} {letters|reminders} {although|but} I {pay|always pay} {on time|monthly}.',
    '{Threats of|Being threatened with} {disconnection|bailiffs} {over|for} <amt>.',
  ],
  core: [
    'I {have|am on} a payment plan, {pay|paying} {every|each} month, {and you send letters|yet red letters come} {threatening|about} {bailiffs|court}.',
    'The {tone|wording} of {your|the} {reminder|debt} {letters|letter} is {frightening|bullying}{|, {legal action|court|a warrant} in the second line}.',
    'A {debt collector|collection agency} {was|has been} {set} on {me|us} for <amt> that {was|I had} {paid|settled} {<date>|weeks ago}.',
    'You {threaten|write of} {disconnection|bailiffs} to {someone|a person} who {rang you herself|came to you} to {agree|arrange} {instalments|a plan}.',
    '{My arrears were|The debt was} caused by {your|a} {wrong|late} {bill|billing}, and now {I am treated like a criminal|we are chased like thieves}.',
    '{Letters|Reminders} {in|with} red {print|capitals} {every|each} week {frighten|scare} {my mother|<family>}, {we|though we} {agreed|have agreed} {twenty|thirty} pounds {a month|monthly} {with you|}.',
    'Your {debt|collections} {team|department} does not know what the {payment plan|hardship} team {has|} {agreed|promised}.',
    'I fell {ill|out of work} in <month>, told you so, and {got|the answer was} {a visit|a letter} from {bailiffs|a field agent}.',
    'A {field agent|man} {knocked|stood at the door} {asking|and asked} {about|for} my debt {in front of|before} the {neighbours|children}.',
    'You {added|put} <amt> {of|in} {collection|debt} {fees|costs} {on|to} a {debt|balance} {already|which is} {in|under} {a|an agreed} {payment plan|plan}.',
    'My {credit|} {file|rating} {shows|has} a {default|black mark} {because|as} {your|a} {system|computer} {missed|overlooked} the {instalment|agreed} {payments|plan}.',
    '{Being|To be} {hounded|chased} {three|four} times {a|each} {week|day} by {text|phone} for {arrears|a debt} {I|that I} {pay|am paying} off {is|feels} {cruel|like harassment}.',
    '{Could|Would} you {stop|please stop} the {automatic|computer} {threats|demands}: {the|my} {repayment|instalment} {agreement|plan} {is|was} {signed by <name>|confirmed in writing}.',
    'I asked for {help|advice} with {paying|the bill} and was {given|sent} {a|the} {warrant|prepayment meter} {threat|notice}.',
  ],
  detail: [
    'The {plan|agreement}: {twenty|twenty-five|forty} pounds {on the 1st|a month}, never {missed|late}.',
    'It is {about|over} <amt>, {not|hardly} {thousands|a fortune}.',
    'I am {on sick pay|living on benefits|a widow on a pension}.',
    '{Letter|The letter} number {three|four} {came|arrived} <date>.',
    'Citizens Advice {told|advised} me to {write|complain} {to you|}.',
  ],
  effect: [
    'I {cannot|can\'t} sleep {because of it|for fear of the doorbell}.',
    'My {heart|stomach} {stops|turns} {when|whenever} {the post comes|I see your envelope}.',
    'We {turned|keep} the heating {off|down} out of {fear|worry}.',
    'I {shall|will} {take this|go} to the {ombudsman|local paper}.',
  ],
  ironic: [
    '{Charming|Such charming} {letters|post}: {bailiffs|court} {for|over} <amt> {I|that I} {paid|had paid} {two weeks|a month} {before|earlier}.',
  ],
  agent: [
    'Debt letters {go|are sent} {out|} automatically to {customers|people} {on|with} a payment plan. {Collections|The collections team} {cannot|does not} {see|know} {plans|the plan} we {set|agree}.',
    '{People|Customers} {cry|are in tears} {on|over} the {phone|line} about {bailiff|red} letters {for|over} {small|tiny} {sums|debts}. I {cannot|may not} {stop|pause} the {run|next letter}.',
  ],
};

export const bereavement: Phrases = {
  topic: ['letters to my late {mother|father|husband}', '{your|the} letters to {a person who has died|my late wife}', '{closing|changing} the account after a death', '{how you handle|the way you treat} a bereavement'],
  terse: [
    '{Letters|Bills} still sent to my late {husband|wife|father}.',
    '{Told|I told} you <times> {that|} {he|she} {died|has died}.',
    '{Death certificate|The certificate} {sent|posted} <times>.',
    '{Your bereavement team is|The bereavement form is} {heartless|hopeless}.',
  ],
  core: [
    'My {husband|wife|father|mother} died in <month> and {you|Northlight} {still write to the name of the dead|keep sending post in that name}.',
    'I had to send the death certificate {three|four} times {and|as} {each|every} {team|department} wants its own.',
    '"{May|Can} we speak to the account holder?" {He|She} is {dead|in the churchyard}. I {said|told you} {so|that} {at|right at} the {start|beginning}.',
    'To {put|change} the account {of|from} my late {mother|father|brother} {into|to} my name {took|needed} {five|six} {calls|letters} and {<longTime>|a solicitor}.',
    '{Closing|To close} {the|an} account {after|following} a {death|bereavement} {should|ought to} {be gentle|need one call}; {yours|it} was {an obstacle course|a fight with forms}.',
    '{A|The} {debt|reminder} letter {to|for} my {dead|late} {father|mother|husband}, {opened|found} {on|in} the week of the funeral.',
    'The {executor|probate} form {you|that you} {demand|ask for} {for|over} <amt> of {credit|gas} {of|from} a {dead|deceased} {person|man} {beat everything|go too far}.',
    '{Your|The} {adviser|person} {asked|wanted} the {late|deceased} {customer|account holder} to {call|ring} {himself|in person}. My {brother|dad} {passed|had passed} away {<date>|two months before}.',
    'Since Dad\'s {death|passing} {my mother|our mum} gets {bills|letters} {to|in the name of} "{the estate of|the late}", {it hurts|which upsets her} {every|each} time.',
    'The {final|last} {bill|account} of my {late|dead} {aunt|uncle|nan} {was|is} {estimated|sent} to {her|the} {empty|old} flat, {though|although} {I|the executor} {gave|left} {my|the family\'s} address.',
    '{Nobody|No one} said {sorry|"sorry for your loss"}, they only wanted the {password|security word} of my dead {husband|wife|mother}.',
    "You {cancelled|stopped} {the|my} {supply|tariff} {when|as} I {reported|told you of} {the|my} {death|wife's death}, {instead of|rather than} {just|simply} changing the name.",
    'The {"tell us once"|government} {service|notice} {had|has} {informed|told} {everyone|all other companies} {of|about} {his|the} death, {only|just} {you|Northlight} {wanted|asked for} {more|yet another} {papers|proof}.',
  ],
  detail: [
    '{He|She} {died|passed away} {on the 9th|in <month>}, after {a long illness|a stroke|fifty-one years of marriage}.',
    'The {certificate|copy} was {sent|emailed} <date>.',
    '{<name>|One young man} {was|in your team was} {kind|truly kind}, {the rest|everyone else} {read|spoke} {from a|off a} {script|card}.',
    'I {am|was} {eighty|seventy-four|seventy-nine} and he did all the {bills|paperwork}.',
  ],
  effect: [
    'I {sat|stood} in the {hall|kitchen} and {wept|cried}.',
    'It {opens|tears open} the wound {again and again|with every envelope}.',
    'I {gave|have given} {it|the whole thing} to a {solicitor|friend} {now|to sort}.',
  ],
  ironic: [
    'My late {husband|father} {thanks|would thank} you for the {reminder|letter}. {He|Where he is, he} needs no heating.',
  ],
  agent: [
    'After a death I have to send the {family|widow} through {four|three} teams and {each|every one} wants the {certificate|death certificate} {again|anew}. It is {cruel|awful} for them and for us.',
    '{The|Our} system {cannot|does not} {flag|mark} {an account|a customer} as {deceased|bereaved}, so {letters|reminders} {to|for} the {dead|late} {holder|customer} {go|keep going} out.',
  ],
};
