import type { Phrases } from './phrases.ts';

export const loginCode: Phrases = {
  topic: ['{the|your} login code', 'logging in', '{the|a} {code|login code} that {does not arrive|expires}', '{my|the} password and code'],
  terse: [
    '{Login|Security|Sign-in} code never {arrives|comes}.',
    '{Locked|Shut} out of {my account|the app} {again|for days}.',
    '{Cannot|Could not} log in{| since the update}.',
    'Password reset {email|link} {does not|will not} {come|work}.',
    '{Code|Verification code} {expired|too late} {every|each} time.',
  ],
  core: [
    'The {six-digit|security|verification} code {for logging in|to sign in} {arrives|comes} {after|when} it has {already|} expired.',
    "I {cannot|can't} {log in|sign in} to {my account|the app}, the code {is sent|goes} to a {phone number|mobile} I {no longer have|gave up years ago}.",
    'The app {logs|signs} me out {every|each} {day|morning} and {wants|asks for} {a new|another} {code|password}.',
    '{Password|My password} was "{incorrect|wrong}" {although|even though} I had {just|only just} {reset|changed} it.',
    'After {three|two} {tries|attempts} {my|the} account {was|got} {locked|blocked} and {only|just} {a letter|post} can {unlock|open} it.',
    'The {reset|password reset} link {opens|leads to} {a blank page|an error}{| on <device>}, {so|and} I {cannot|never} {get in|log in}.',
    '{Logging|Getting|Signing} in to your {website|portal} {is|feels} like {breaking into|robbing} a bank: {password|email}, code, {picture puzzle|traffic lights}, {code again|another code}.',
    'It {does not|won\'t} {recognise|know} my email {address|} {when|if} I {sign|log} in, {yet|but} you {send|write} {bills|adverts} to {exactly|just} that {one|address}.',
    '{Since|After} the {new version|update} {face|fingerprint} login {is gone|has stopped working} and the {password|PIN} {is|gets} {refused|rejected}.',
    'I {requested|asked for} the {login|sign-in} code <times>, {got|received} {four|three} {at once|together} {half an hour later|at night}, {none|not one} {worked|valid}.',
    'My {husband|wife|partner} and I {share|have} one account and {the|each} login {throws|kicks} the other {out|off}.',
    '{Two|Double} {factor|step} {login|sign-in} {by text|by SMS} {does not|cannot} work {here|in our village}, {no|we have no} {reception|mobile signal}.',
    '{Let|Please let} me {see|get to} my {own|} account: {the|your} login {page|screen} {spins|turns} {and spins|for ever} {after|once} I {type|enter} the code.',
    '{For|It has been} <days> now {that I am|of being} {locked|shut} out, {no|not one} {code|password email} {comes|arrives} {in spam either|anywhere}.',
  ],
  detail: [
    'I {use|am on} <device>.',
    '{Deleted|I deleted} the app, {installed it again|put it back}, {same|no change}.',
    '{Other|All other} {companies\'|} codes {arrive|come through} {at once|in seconds}.',
    'I {checked|looked in} {spam|junk} {and blocked numbers|<times>}.',
    'I {only|just} {wanted|needed} to {see|download} {a|one} bill.',
  ],
  effect: [
    'So I {have not seen a bill since <month>|cannot even see my bill}.',
    'I {deleted|threw out} the app.',
    'I {now|have to} {ring|phone} for {every|each} {trifle|little thing}.',
    'My {late|missed} payment was {the|a} {result|direct result}.',
  ],
  ironic: [
    "My account is {very|so} {secure|safe}: {even I can't log in|nobody can log in, least of all me}.",
  ],
  agent: [
    'Login codes {arrive|come} {too late|after they expire} for {one|some} mobile {network|operator}. I {read|have to read} bills {out|aloud} {over the phone|} to {people|customers} {locked out|who cannot sign in}.',
    'We {cannot|are not able to} change the {mobile number|phone} for {the login|sign-in} code {without|unless there is} {a letter|a posted form}, {six|five} days.',
  ],
};

export const landlordPortal: Phrases = {
  topic: ['{the|your} landlord {portal|account}', 'bills for {several flats|my flats}', '{splitting|separate} bills by flat', '{one bill|one invoice} for all {flats|properties}'],
  terse: [
    '{One|A single} {invoice|bill} for {nine|six} flats, {not split|useless}.',
    'Landlord portal {unusable|a mess}.',
    '{Cannot|No way to} {split|separate} {bills|invoices} {by|per} {property|flat}.',
    '{Empty|Void} {flat|period} bills {go|sent} to {the tenant|nowhere}.',
  ],
  core: [
    'I {let|rent out} {seven|five|eleven} flats and {get|receive} one {lump|combined} {invoice|bill} with no {way|means} to {see|tell} {which|what} belongs to {which|whom}.',
    'The landlord {portal|page} {shows|lists} only {the first ten|ten} {properties|addresses} and {loses|forgets} the {rest|others}.',
    '{Every|Each} {change|switch} of tenant means {a new|another} {form|account} {per|for each} property, {no|there is no} {bulk|landlord} {function|option}.',
    'The {portal|landlord account} {mixes up|confuses} meters {of|between} {flat 2|flat 3|the upper flat} and {flat 4|the shop|the lower one}.',
    'For {void|empty} periods {between|between two} tenants you {bill|invoice} {the old tenant|"the occupier"} {not|instead of} {me|the landlord}, {then|and} {send|threaten with} {reminders|collectors}.',
    'I {manage|run} a {block|house of bedsits} in <place> and {need|want} {one|an} {export|spreadsheet} with {all|the} {properties|meters}. {You offer|The portal offers} {fourteen|nine} PDFs.',
    'As a {property manager|letting agent} I {cannot|may not} {add|invite} a {colleague|bookkeeper} to {the portal|our landlord account}.',
    'The {communal|stairwell|landing} {light|electricity} {meter|supply} {is|was} {billed|charged} to {a tenant|flat 1} instead of {the landlord|our company}.',
    '{Business|Landlord} {customers|accounts} {wait|hang} for {a|the} "{property|portfolio} {team|desk}" that {nobody|no one} {ever|} {reaches|gets hold of}.',
    'VAT {is|was} {missing|not shown} on {the|our} {landlord|portfolio} invoices, {my|our} accountant {sends them back|returns them}.',
    'Our {tenants\'|} {move-in|handover} {dates|readings} {get|are} {lost|overwritten} in the {landlord|property} {portal|section}.',
    '{Twelve|Eight} {properties|houses}, as many {logins|passwords}. {Could|Can} the {portal|landlord area} not {have|be} {one|just one}?',
    'The {portal|landlord site} {times|logs me} out {in the middle|half way} of {entering|typing} {readings|meter figures} for {all|} {my|the} {flats|units}.',
  ],
  detail: [
    '{Student|Furnished} {lets|flats} in <place>, {new people|changes} {every|each} {September|summer}.',
    'We have let through you for <years>.',
    'The {combined|last} {invoice|bill} was <big>.',
    'It {takes|costs} {my bookkeeper|us} {a day|half a day} {a month|each time}.',
  ],
  effect: [
    'I {split|divide} {it|the bill} by hand {in|with} {a spreadsheet|pencil}.',
    'Tenants {refuse to|will not} pay {what|bills} I {cannot|can\'t} {prove|explain}.',
    'We {will|may} {move|take} {all|} {nine|twelve|the} {meters|flats} to {a competitor|another supplier}.',
  ],
  ironic: [
    'Your landlord portal {was|must have been} {designed|built} for {someone|a landlord} with {exactly|precisely} one {flat|property} and {plenty|lots} of time.',
  ],
  agent: [
    'Landlords with {many|several} {properties|flats} get one {combined|} {invoice|bill} and I {split|separate} it {in|with} {a spreadsheet|Excel} {and mail it|by hand}.',
    'The landlord portal {is|stays} {invisible|closed} to us. I {cannot|never} see what {they see|the landlord sees} on {the|that} screen.',
  ],
};

export const billConfusing: Phrases = {
  topic: ['{my|the|your} bill {layout|that nobody understands}', '{understanding|reading} {my|the} bill', '{the|your} confusing bill', '{how the bill is|bills} explained'],
  terse: [
    '{Bill|The bill is} {impossible|hard} to understand.',
    '{Six|Five} pages of bill, {no idea|none the wiser} {what I owe|}.',
    'What {is|on earth is} {this charge|"adjustment B"} on my bill?',
    '{Confusing|Unreadable} bill{| layout}.',
    '{Too|Far too} many {columns|lines} on {the|a} bill.',
  ],
  core: [
    'I {have|hold} {a degree|two degrees} and {cannot|do not} {understand|follow} {your|the} bill.',
    'The bill {has|runs to} {six|seven} pages and the {one|only} {figure|number} I {need|look for}, {what I owe|the sum to pay}, is {on page four|in tiny print}.',
    '{kWh|Kilowatt hours}, {m3|cubic metres}, {calorific value|correction factor}, {standing charge|unit rate}: {who|which normal person} {is meant to|can} {understand|read} {such|that} a bill?',
    'There {is|stands} an "{adjustment|other charges} of <amt>" {on|in} the bill and {no|not a} line {to say|explaining} {what|why}.',
    'The {layout|design} of the {new|} bill is {so|that} {crowded|muddled} that {<family>|my accountant} {could not|gave up trying to} {explain|read} it {either|to me}.',
    'Credit, debit, {balance|brought forward}, {minus|CR}: {I cannot tell from|it is not clear from} {the|your} bill {whether|if} {I owe you|you owe me}.',
    'The {standing charge|unit rate} {changes|is different} {three|two} times {within|on} one bill and {nothing|no note} {explains|says} {why|which is mine}.',
    'Could {you|somebody} {print|send} a bill in {plain|ordinary} {English|words}: {used|this much}, {costs|that much}, {pay by|due then}?',
    '{Gas|The gas} and {electricity|electric} {are|get} {mixed|jumbled} on one bill and the sums {make no sense|do not add up to me}.',
    'The print {of|on} {your|the} bill is {small|pale grey}, {for|and at} {my age|my eyes} {unreadable|a joke}.',
    'I {went|sat} {through|over} {the|my} bill with {a calculator|a ruler and a pencil} and {arrive|arrived} at {another|a different} {total|sum}: <amt> {off|apart}.',
    'My bill {talks|speaks} of {a|some} "{period|statement} {3B|B}" and "{tier|block} {two|2}", {words|terms} {nobody|no one} {ever|} {explained|told me about}.',
    '{Each|Every} bill {looks different|is laid out differently}, {comparing|to compare} {one|it} with {the last|last quarter\'s} is {impossible|a puzzle}.',
    '{Explain|Please explain} the {bill|lines on the bill}! {VAT|Tax} on {what|which part}, {discount|rebate} {from where|on what}, {total|sum} {of what|why}?',
  ],
  detail: [
    'I {mean|am looking at} the {bill|one} {dated|of} {the 4th|the 11th|last month}, {page|sheet} {two|three}.',
    '{<name> on the phone|Your <name>} {needed|took} <mins> to {explain|decode} it{| and then was not sure}.',
    'My {old|previous} supplier {had|sent} {one|a single} page.',
    'English is {my second|not my first} language, {but|though} {it is not that|I read novels in it}.',
  ],
  effect: [
    'So I {just|simply} pay {and hope|whatever it says}.',
    'I {have to|always} {ring|ask} {each|every} {time|quarter}.',
    'I {paid|have paid} {the wrong|a wrong} {amount|sum} {because of|thanks to} it.',
  ],
  ironic: [
    'Your bill {would|could} {make|be} {a fine|an excellent} {crossword|escape room}. {I|We} {found|only found} {two|three} clues.',
  ],
  agent: [
    '{Explaining|Reading} the bill is {a third|half} of my calls. The line "adjustment B" {means|covers} {four|five} {different|} things and I {look|have to look} each up.',
    'The bill {we see|on our screen} {looks|is} different from the one {the customer|the caller} {holds|has in hand}. {We|I} {talk|count} {past|pages past} each other.',
  ],
};
