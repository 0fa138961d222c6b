import { surveyLanguages, type SurveyLanguage } from '../listen/survey-languages.ts';
import { chooseLanguage } from '../listen/survey-words.ts';

const words = {
  en: 'We kept our last digest from you and a few others, to see whether telling people changes anything. Here is what you missed',
  de: 'Unseren letzten Bericht haben wir Ihnen und einigen anderen vorenthalten, um zu sehen, ob das Berichten etwas ändert. Hier steht, was Sie verpasst haben',
  fr: 'Nous ne vous avons pas envoyé notre dernier bulletin, à vous et à quelques autres, pour voir si informer change quelque chose. Voici ce que vous avez manqué',
  es: 'No le enviamos nuestro último resumen, ni a usted ni a algunas otras personas, para ver si informar cambia algo. Aquí está lo que se perdió',
  it: 'Non abbiamo inviato il nostro ultimo resoconto a lei e ad alcune altre persone, per capire se informare cambia qualcosa. Ecco che cosa si è perso',
  nl: 'We hebben ons vorige overzicht niet aan u en enkele anderen gestuurd, om te zien of vertellen iets verandert. Dit hebt u gemist',
  ar: 'لم نرسل إليك وإلى قلة غيرك نشرتنا الأخيرة، لنرى هل يغيّر إخبار الناس شيئًا. هنا ما فاتك',
  he: 'את העדכון האחרון שלנו לא שלחנו אליכם ואל מעטים אחרים, כדי לראות אם לספר לאנשים משנה משהו. הנה מה שפספסתם',
} as const satisfies Record<SurveyLanguage, string>;

/** What somebody who was in a control group is told with the next digest, in their language. */
export function missedWords(language: string): string {
  return words[chooseLanguage(surveyLanguages, language, '')];
}
