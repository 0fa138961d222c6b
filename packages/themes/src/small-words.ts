import { languageWords } from './language-words.ts';

/** What of a language's words carries no topic: small words, and those that turn what is said round. */
export interface SmallWords {
  readonly isSmall: (word: string) => boolean;
  readonly isNegation: (word: string) => boolean;
}

/** Words that give a language away in feedback and are topics all the same. */
const TOPICS = new Set(
  ("gut schlecht schnell langsam freundlich rechnung bien lent facture colis l'application bueno buena malo mala servicio factura tarde llegó pedido buono buona bene male servizio fattura ordine arrivato " +
    'bom boa mau aplicação serviço fatura chegou goed slecht klant rekening pakket duurt bra dålig dåligt god godt dårlig dårligt dobrze źle dobry zły faktura dobře špatně dobrý špatný hyvä huono palvelu lasku iyi kötü hizmet bine rău serviciu jó rossz számla').split(' '),
);
/** What the words that tell languages apart leave out, because English has them too or because they say little about the language. */
const MORE: Readonly<Record<string, string>> = {
  de: 'die das der den er es an in im am so um was war man hat bis da hier dort dann doch eben halt mal ganz echt wirklich gerade heute gestern morgen jetzt ins ans beim aufs fürs geht gibt gab er es ob seine seiner euch euer eure dein deine alle allem allen beide jede jeder jedes jeden andere anderen anderer vor hinter unter neben zwischen durch aus seit je mit hallo einfach etwas viel viele mich dir ihm ihn ihnen uns welche welcher sollte soll will wollte würde hätte wäre sein war waren zwei drei zweimal',
  fr: "le la les de du des un une a à y en on se sa son ses ou où si me moi toi lui te ta ton tes était étaient suis sommes êtes as avez avons avais avait avaient peut peux pouvez cela ça car donc lors afin ainsi alors aussi déjà comme sans sous entre vers pendant hier aujourd'hui plus moins même autre autres quel quelle quels quelles fois vraiment l d j c s m t n qu svp chaque deux trois peu dont puis",
  es: 'el la los las a de en un una o u e me te le les nos si lo unos unas era eran sido soy eres somos son ya aún todavía hoy ayer ahora así aquí ahí entre sobre contra durante tras fue han he hemos puede puedo cual quien qué cómo dónde sólo solo más menos vez veces mismo misma algo hola favor dos tres tan tanto',
  it: 'il la un una di da con per a e o i in la le da se un uno mi ti vi li ne su suo sua loro nostro vostro nostra vostra sul dai col tra fra poi già ora oggi ieri qui qua là lì così quel quella quello quelle chi cosa come dove ogni altro altra era erano siamo sei sono sia fa volta volte solo proprio più meno due tre ciao favore',
  pt: 'a o as os um uma e de se me te lhe nós vocês ele ela eles elas foram era eram sou somos aqui ali assim agora hoje ontem já só mais menos vez vezes mesmo mesma algo olá favor dois duas três entre sobre contra durante quem qual onde porquê muita muitos muitas outro outra',
  nl: 'de het een en van op te die in ze we je me mij hem haar hun hij zij u uw was waren had hebt ben bent is al toch nu hier daar toen want of tot onder tussen tegen om steeds vandaag gisteren morgen elke iedere andere zelf zo hallo alsjeblieft gewoon twee drie erg na af',
  sv: 'en ett den det på av till för med i åt hos nu då där här hon han hennes hans deras sin sitt sina man någon något några två tre hej väldigt redan bara ju', da: 'en et den det på af til for med i hos nu da der her hun han hendes hans deres sin sit sine man nogen noget nogle to tre hej allerede bare jo', no: 'en et den det på av til for med i hos nå da der her hun han hennes hans deres sin sitt sine man noen noe to tre hei allerede jo',
  pl: 'a o u ze we by nas nam was wam ich jej jego on ona oni one ten ta te tu tam teraz dziś wczoraj pod nad przy więc lub albo dwa trzy razy raz', cs: 'o u ze ve by nás nám vás vám jich její jeho on ona oni ten ta to tu tam teď dnes včera pod nad při tak nebo dva tři', fi: 'nyt sitten täällä siellä oma kaksi kolme taas jo kanssa asti noin',
  tr: 'mi mı bu şu o onu ona hala her yine tekrar artık sadece iki üç kez şimdi bugün dün', ro: 'de a la cu o un le lui ei lor noi voi el ea ne îmi își îl acum azi ieri aici acolo două trei doar încă iar', hu: 'a az is be ki el fel le én te ő mi ti ők most ma tegnap itt ott két három még csak',
  ar: 'من في على إلى الى عن مع منذ بعد قبل حتى كان كانت كانوا يكون قد لقد أن إن أنه إنه هو هي هم أنا نحن أنت هذا هذه ذلك تلك التي الذي الذين كل بعض أي أو ثم لكن بل كما مثل عند عندما لأن حيث هنا هناك جدا دائما أيضا فقط يوم مرة أخرى الآن اليوم أمس شكرا مرحبا دون بين تحت فوق و ب ل',
  ru: 'и в во на с со к ко у о об от до по за из для при над под а но да или же бы ли что чтобы как так это этот эта эти тот та те то я ты он она оно мы вы они меня мне мой моя мои вас вам ваш ваша нас нам наш его её их был была было были быть есть уже ещё еще очень только всегда когда где если потому после перед тоже также сегодня вчера опять снова раз два три здравствуйте спасибо пожалуйста',
};
const NEGATIONS: Readonly<Record<string, string>> = {
  de: 'nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne', fr: 'pas jamais rien aucun aucune sans ni', es: 'no nunca nada nadie ningún ninguna ninguno sin tampoco',
  it: 'non mai niente nulla nessuno nessuna senza', pt: 'não nunca nada ninguém nenhum nenhuma sem', nl: 'niet geen nooit niets niemand zonder', sv: 'inte ingen inget inga aldrig utan', da: 'ikke ingen intet aldrig uden',
  no: 'ikke ingen intet ingenting aldri uten', pl: 'nie nigdy nic nikt bez', cs: 'není nejsou nikdy nic nikdo bez', fi: 'ei en et emme ette eivät eikä kukaan koskaan mitään', tr: 'değil yok hiç asla', ro: 'nu niciodată nimic nimeni fără',
  hu: 'nem soha semmi senki nincs nélkül', ar: 'لا لم لن ليس ليست غير بدون', ru: 'не нет ни никогда ничего никто без',
};

const known = new Map<string, SmallWords>();

/** The small words of a language other than English; undefined where there is no list. */
export function smallWordsOf(language: string): SmallWords | undefined {
  const more = MORE[language];
  if (more === undefined) return undefined;
  const found = known.get(language) ?? readWords(language, more);
  known.set(language, found);
  return found;
}

function readWords(language: string, more: string): SmallWords {
  const telling = (languageWords[language] ?? '').split(' ').filter((word) => !TOPICS.has(word));
  const small = new Set([...telling, ...more.split(' ')]);
  const negations = new Set((NEGATIONS[language] ?? '').split(' '));
  return { isSmall: (word) => small.has(word), isNegation: (word) => negations.has(word) };
}
