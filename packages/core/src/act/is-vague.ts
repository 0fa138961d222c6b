const empty = [
  /\b(?:made|making|make|continue to make|some|several|various) (?:\w+ ){0,2}improvements?\b/i,
  /\b(?:improved|improving|enhanced|optimi[sz]ed|streamlined|upgraded) (?:the |our |your )?(?:\w+ )?(?:experience|service|services|process|processes|things|system|systems|customer journey)\b/i,
  /\b(?:working|worked) (?:hard )?(?:on it|on this|to improve)\b/i,
  /\b(?:looked|looking) into (?:it|this|the matter)\b/i,
  /\b(?:addressed|resolved|fixed|sorted|dealt with) (?:it|this|that|the (?:issue|problem|matter|feedback|concern)s?)\b/i,
  /\bissue (?:was |has been |is )?(?:resolved|fixed|addressed|closed)\b/i,
  /\b(?:we )?(?:take|took|listened to) (?:your |the )?feedback(?: seriously| on board)?\b/i,
  /\b(?:stay tuned|going forward|best practices?|as soon as possible)\b/i,
];
const fewestWords = 5;
/** A text this long has said more than its empty phrase. */
const longEnough = 16;

/**
 * Asks whether a customer could tell from this text what is different now: too short, or an empty phrase such as "we made
 * improvements" with nothing else said. A question to the writer, never a refusal.
 */
export function isVague(text: string): boolean {
  const words = text.trim().split(/\s+/u).filter((word) => word !== '');
  if (words.length < fewestWords) return true;
  return words.length < longEnough && empty.some((phrase) => phrase.test(text)) && !/\d/.test(text);
}
