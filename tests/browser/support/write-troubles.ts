const openings = ['Honestly,', 'Last Tuesday', 'Once again', 'On Friday morning', 'For the third time', 'This week', 'Yesterday', 'As so often,', 'In the rain', 'With two children'] as const;

const troubles = [
  ['the ticket machine at the quay swallowed my card', 'the ticket machine would not take my card', 'the ticket machine printed no ticket for my card', 'the ticket machine charged my card twice'],
  ['the ferry left ten minutes before the timetable says', 'the ferry was an hour late and nobody told us', 'the late ferry made me miss my train', 'the ferry timetable is wrong and we waited an hour'],
  ['the toilets on board were dirty and locked', 'there was no soap in the dirty toilets on deck', 'the toilets smelled so bad that we stood outside', 'the only clean toilets on board were closed'],
  ['the app lost my booking when I logged in', 'the booking app crashes on my phone', 'the app shows an old booking and hides the new one', 'the app asked me to log in again and my booking was gone'],
] as const;

const endings = ['Please sort it out.', 'It cannot be that hard.', 'Not what I paid for.'] as const;

/** A hundred and twenty comments of ferry passengers about four things, in a fixed order. */
export function writeTroubles(): string[] {
  return endings.flatMap((ending) => openings.flatMap((opening, at) => troubles.map((ways) => `${opening} ${ways[at % ways.length]}. ${ending}`)));
}
