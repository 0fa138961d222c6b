/** What surrounds a complaint, by register; kept short, because it is the same for every problem. */
export const angryOpenings: readonly string[] = [
  '{Absolutely|Utterly|Frankly} {disgraceful|shocking|unacceptable}!',
  'I am {furious|livid|fed up|at the end of my patience}.',
  '{Worst|Poorest} {service|supplier} {ever|I have known}.',
  '{Unbelievable|A disgrace|Shameful|Enough}!',
  '{Never again|What a shambles|A joke}.',
  '{How is this allowed|How can this be legal|Is this even legal}?',
  '',
];

export const angryClosings: readonly string[] = [
  'Sort it {out|out, now|out this week}!',
  '{Leaving|I am leaving|Switching} {as soon as I can|tomorrow|next month}.',
  '{Ombudsman|The ombudsman} next.',
  '{Zero|No} stars if I could.',
  '{Shame on you|Rubbish|Disgusting|Appalling}!',
  'Sort it.',
  '{Somebody|Someone} {should|ought to} be {ashamed|sacked}.',
  '', '', '', '', '',
];

export const politeOpenings: readonly string[] = [
  '{Friendly|Kind|Very nice} {people|staff}, {honestly|truly|as always}. But:',
  'I {do not like to|rarely} complain, but:',
  '{Good|Hello and good} {morning|afternoon|day}.',
  '{<name> was|Your <name> was|The lady was} {lovely|very patient|helpful} and {did her best|it is not personal|I told them so}.',
  '{Overall|By and large|Mostly} I am {happy|content|satisfied} {with you|}, {one thing|except for one thing}.',
  '{Thank you for asking|Thanks for the survey|Since you ask}.',
  'I have been with you <years>, {mostly|usually} {happily|content}.',
  '{Nothing against|No criticism of|All credit to} {<name>|the girl|the adviser}.',
];

export const politeClosings: readonly string[] = [
  '{Please|Could you please|I would be glad if you could} {look into it|put it right|see to this}.',
  '{Thank you|Thanks|Many thanks}{| in advance| for reading| and kind regards}.',
  '{Otherwise {fine|good}|Apart from that no complaints|The rest was {fine|good}}.',
  '{Perhaps|Maybe} {something|one} for {the next|a} {team meeting|update}?',
  '{Hope|I hope} {this|it} {helps|is of use|gets better}.',
  '{Kind|Best} {regards|wishes}{|, <name>}.',
  '',
];

export const ramblingOpenings: readonly string[] = [
  'So, {it was a <weekday>|this was <date>}, I am <job>, {and|mind you} {I do not have much time|we had a lot on}.',
  '{Where do I start|Well}. I have been with you <years> and {most of it|up to now it} {went well|was fine}.',
  'I am writing {this|} from {the kitchen|the bus|my bed|a café in <place>}, {because|as} {<family>|my doctor} said {I should|get it off your chest}.',
  '{Let me explain|Bear with me|It is a long story}: {we live in|I moved to} <place> {with|, there is me and} <kids>, {and|} {life is full|days are short}.',
  'My {neighbour|sister|colleague} {warned|told} me about {you|Northlight}, I {did not|would not} {listen|believe it}, {well|and here we are}.',
  '{It all began|It started|This happened} <date>, <weather>, I {remember|know} because {<family> was visiting|the football was on|it was my birthday}.',
];

export const connectors: readonly string[] = [
  '{Also|And also|Besides},',
  '{Another|One more|A second} {thing|point}:',
  '{And then|Then} {there is this|the next thing|this}:',
  'While {I am at it|we are talking}:',
  'On top of {that|it|everything},',
  '{Secondly|Number two|Point two}:',
  'P.S.',
];

export const spokenOpenings: readonly string[] = [
  '{Hello|Hi|Hiya|Good morning|Afternoon}, {yes|right|so|um}.',
  '{Right|Okay|So|Yes}, {listen|look|it is like this}.',
  'Sorry, {me|it is me} again.',
  "{I'm|I am} {ringing|calling} {for <family>|about our account|with a complaint}.",
  '{No|No no}, {let me finish|wait}.',
  'I {want|wish|would like} to {make|file|raise} a complaint.',
  'Dear {Northlight|Sir or Madam|team|customer services}.',
  '{To whom it may concern|Formal complaint|For the attention of the manager}.',
  '', '', '',
];

export const reviewOpenings: readonly string[] = [
  '{Two stars|One star|Three stars}, {here is why|and that is generous}.',
  '{Avoid|Think twice|Mixed feelings|Disappointed|Not what it was|Was good once}.',
  '{Been with Northlight|Customer for} <years>.',
  '{Cheap|Green|Local}, {yes|sure}. {Reliable|Well run}, {no|hardly}.',
  '', '', '', '',
];

export const agentOpenings: readonly string[] = [
  '{This week|Today|Last month|On late shifts|Every shift|For weeks now}:',
  '{Again|Same as last round|Not new|Still}:',
  '', '', '', '', '',
];

export const agentClosings: readonly string[] = [
  '{It makes|This makes} {us|me} look {stupid|helpless|like liars}.',
  'Please fix {it|this} {before winter|soon}.',
  '{New|The new} {starters|colleagues} {give up|leave} over {it|such things}.',
  '{We|I} {said|reported} {so|this} in {spring|the last round}.',
  '', '', '', '', '', '', '', '', '',
];

/** How people who were asked for their main reason name it. */
export const reasons: readonly string[] = [
  '{Main reason|My reason|The reason|Reason}: <topic>.',
  '{It is|This is|I am writing} about <topic>.',
  '{About|Regarding|Concerning} <topic>:',
  '<topic>, {again|still|once more}.',
  '{Points off|Marked down|Fewer points} for <topic>.',
  '{Please fix|Sort out|Needs work}: <topic>.',
  '{Two words|In short|Only one thing}: <topic>.',
  'Problem: <topic>.',
  '<topic>: {not good|poor|could be better}.',
];
