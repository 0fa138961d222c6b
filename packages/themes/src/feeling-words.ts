const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words customers praise with, in any trade. */
export const praise = words(
  "good great excellent lovely friendly helpful kind caring brilliant amazing fantastic wonderful superb professional polite pleasant happy pleased satisfied perfect best nice easy quick efficient quickly thorough clear clean comfortable reassuring reassured supportive support patient understanding welcoming respect respectful outstanding exceptional impressed grateful appreciated appreciate thank thanks thankyou love loved recommend fab awesome attentive compassionate informative calm safe smiling cheerful knowledgeable prompt promptly punctual delighted smooth fine well enjoyed enjoy helped positive marvellous first-class faultless incredible listened",
);

/** Words customers complain with. */
export const complaint = words(
  "bad poor poorly awful terrible horrible rude slow late delay delayed delays wait waiting waited long dirty cold noisy noise uncomfortable confusing confused wrong error errors mistake mistakes problem problems issue issues difficult hard lack lacking missing lost broken unhelpful ignored unprofessional disappointed disappointing disappointment frustrating frustrated unhappy upset angry worst worse stressful stress pain painful failed fail fails never unable cancelled cancel expensive cost unacceptable appalling shocking disgusting useless unclear understaffed busy rushed boring bored crowded overcrowded hungry inadequate insufficient complaint complain annoying annoyed unfortunately however concerned worried scared unsafe inconvenient impossible chaotic disorganised misleading refused dismissive abrupt neglected",
);

/** Words of somebody who wants it otherwise. */
export const wish = words(
  "could should would more better improve improved improvement improvements need needs needed wish prefer suggest suggestion perhaps maybe please less fewer earlier sooner faster quicker bigger longer shorter cheaper provide allow bring increase reduce stop change add instead ought if",
);

/** "Nothing", as the answer to what could be better. */
export const nothing = words('nothing none n/a na nil no nope');
export const negation = words("not no never don't didn't can't cannot couldn't wasn't weren't isn't aren't doesn't won't wouldn't hardly without nor");
export const contrast = words('but however although though except apart unfortunately only');
export const emphasis = words('very really so extremely always all absolutely every everyone everything completely');
