import type { SurveyLanguage } from '../listen/survey-languages.ts';
import type { NoticeOutcome } from './notice-rules.ts';

type ByOutcome = Readonly<Record<NoticeOutcome, string>>;

/** What a notice says by itself, in one language; {slots} are filled. What the organisation wrote stays as it wrote it. */
export interface NoticeWords {
  readonly subject: ByOutcome;
  readonly several: string;
  /** After a first name, or with a capital letter without one. */
  readonly told: string;
  readonly toldSeveral: string;
  readonly opening: ByOutcome;
  /** What the organisation's own words begin with. */
  readonly label: ByOutcome;
  readonly others: string;
  readonly other: string;
  readonly live: string;
  readonly owner: string;
}

const en: NoticeWords = {
  subject: { fixed: 'We fixed something you told us about: {title}', partly: 'We changed part of something you told us about: {title}', in_progress: 'We are working on something you told us about: {title}', declined: 'Our answer to something you told us: {title}' },
  several: '{n} answers to what you told us', told: 'on {date} you told us about this.', toldSeveral: 'you told us about these things. This is what became of each.',
  opening: { fixed: 'It is fixed. Here is what we did.', partly: 'Part of it is fixed. Here is what we did so far.', in_progress: 'It is not fixed yet, but somebody is working on it. Here is how it stands.', declined: 'We looked into it and decided not to change it. Here is why.' },
  label: { fixed: 'We did:', partly: 'So far we did:', in_progress: 'Not yet.', declined: 'We decided not to change this.' },
  others: 'You and {n} others told us.', other: 'You and one other told us.', live: 'Live since {date}.', owner: 'Looked after by {owner}.',
};

const de: NoticeWords = {
  subject: { fixed: 'Behoben, was Sie uns gesagt haben: {title}', partly: 'Zum Teil geändert, was Sie uns gesagt haben: {title}', in_progress: 'Wir arbeiten an dem, was Sie uns gesagt haben: {title}', declined: 'Unsere Antwort auf das, was Sie uns gesagt haben: {title}' },
  several: '{n} Antworten auf das, was Sie uns gesagt haben', told: 'am {date} haben Sie uns davon erzählt.', toldSeveral: 'Sie haben uns von diesen Dingen erzählt. Das ist aus jedem geworden.',
  opening: { fixed: 'Es ist behoben. Das haben wir getan.', partly: 'Ein Teil davon ist behoben. Das haben wir bisher getan.', in_progress: 'Es ist noch nicht behoben, aber jemand arbeitet daran. So steht es.', declined: 'Wir haben es geprüft und entschieden, es nicht zu ändern. Das ist der Grund.' },
  label: { fixed: 'Das haben wir getan:', partly: 'Das haben wir bisher getan:', in_progress: 'Noch nicht.', declined: 'Wir haben entschieden, das nicht zu ändern.' },
  others: 'Sie und {n} andere haben es uns gesagt.', other: 'Sie und eine weitere Person haben es uns gesagt.', live: 'In Kraft seit {date}.', owner: 'Zuständig: {owner}.',
};

const fr: NoticeWords = {
  subject: { fixed: 'C’est réglé, vous nous en aviez parlé : {title}', partly: 'En partie changé, vous nous en aviez parlé : {title}', in_progress: 'Nous travaillons sur ce que vous nous avez dit : {title}', declined: 'Notre réponse à ce que vous nous avez dit : {title}' },
  several: '{n} réponses à ce que vous nous avez dit', told: 'le {date}, vous nous en avez parlé.', toldSeveral: 'vous nous avez parlé de ces choses. Voici ce qu’il en est de chacune.',
  opening: { fixed: 'C’est réglé. Voici ce que nous avons fait.', partly: 'Une partie est réglée. Voici ce que nous avons fait jusqu’ici.', in_progress: 'Ce n’est pas encore réglé, mais quelqu’un y travaille. Voici où nous en sommes.', declined: 'Nous l’avons examiné et avons décidé de ne pas le changer. Voici pourquoi.' },
  label: { fixed: 'Ce que nous avons fait :', partly: 'Ce que nous avons fait jusqu’ici :', in_progress: 'Pas encore.', declined: 'Nous avons décidé de ne pas le changer.' },
  others: 'Vous et {n} autres personnes nous l’avez dit.', other: 'Vous et une autre personne nous l’avez dit.', live: 'En place depuis le {date}.', owner: 'Suivi par {owner}.',
};

const es: NoticeWords = {
  subject: { fixed: 'Resuelto, usted nos lo contó: {title}', partly: 'Cambiado en parte, usted nos lo contó: {title}', in_progress: 'Estamos trabajando en lo que nos contó: {title}', declined: 'Nuestra respuesta a lo que nos contó: {title}' },
  several: '{n} respuestas a lo que nos contó', told: 'el {date} usted nos habló de esto.', toldSeveral: 'usted nos habló de estas cosas. Esto es lo que pasó con cada una.',
  opening: { fixed: 'Está resuelto. Esto es lo que hicimos.', partly: 'Una parte está resuelta. Esto es lo que hemos hecho hasta ahora.', in_progress: 'Todavía no está resuelto, pero alguien está trabajando en ello. Así está ahora.', declined: 'Lo estudiamos y decidimos no cambiarlo. Este es el motivo.' },
  label: { fixed: 'Lo que hicimos:', partly: 'Lo que hemos hecho hasta ahora:', in_progress: 'Todavía no.', declined: 'Decidimos no cambiarlo.' },
  others: 'Usted y otras {n} personas nos lo dijeron.', other: 'Usted y otra persona nos lo dijeron.', live: 'En marcha desde el {date}.', owner: 'Se encarga {owner}.',
};

const it: NoticeWords = {
  subject: { fixed: 'Risolto, ce ne aveva parlato lei: {title}', partly: 'Cambiato in parte, ce ne aveva parlato lei: {title}', in_progress: 'Stiamo lavorando a ciò che ci ha detto: {title}', declined: 'La nostra risposta a ciò che ci ha detto: {title}' },
  several: '{n} risposte a ciò che ci ha detto', told: 'in data {date} ce ne ha parlato.', toldSeveral: 'lei ci ha parlato di queste cose. Ecco che cosa ne è stato di ciascuna.',
  opening: { fixed: 'È risolto. Ecco che cosa abbiamo fatto.', partly: 'Una parte è risolta. Ecco che cosa abbiamo fatto finora.', in_progress: 'Non è ancora risolto, ma qualcuno ci sta lavorando. Ecco a che punto siamo.', declined: 'L’abbiamo esaminato e abbiamo deciso di non cambiarlo. Ecco perché.' },
  label: { fixed: 'Che cosa abbiamo fatto:', partly: 'Che cosa abbiamo fatto finora:', in_progress: 'Non ancora.', declined: 'Abbiamo deciso di non cambiarlo.' },
  others: 'Ce l’avete detto lei e altre {n} persone.', other: 'Ce l’avete detto lei e un’altra persona.', live: 'In vigore dal {date}.', owner: 'Se ne occupa {owner}.',
};

const nl: NoticeWords = {
  subject: { fixed: 'Opgelost, u vertelde het ons: {title}', partly: 'Gedeeltelijk veranderd, u vertelde het ons: {title}', in_progress: 'We werken aan wat u ons vertelde: {title}', declined: 'Ons antwoord op wat u ons vertelde: {title}' },
  several: '{n} antwoorden op wat u ons vertelde', told: 'op {date} vertelde u ons hierover.', toldSeveral: 'u vertelde ons over deze dingen. Dit is er van elk geworden.',
  opening: { fixed: 'Het is opgelost. Dit hebben we gedaan.', partly: 'Een deel is opgelost. Dit hebben we tot nu toe gedaan.', in_progress: 'Het is nog niet opgelost, maar iemand werkt eraan. Zo staat het ervoor.', declined: 'We hebben het bekeken en besloten het niet te veranderen. Dit is waarom.' },
  label: { fixed: 'Wat we deden:', partly: 'Wat we tot nu toe deden:', in_progress: 'Nog niet.', declined: 'We hebben besloten dit niet te veranderen.' },
  others: 'U en {n} anderen vertelden het ons.', other: 'U en één ander vertelden het ons.', live: 'Van kracht sinds {date}.', owner: 'Hiervoor zorgt {owner}.',
};

const ar: NoticeWords = {
  subject: { fixed: 'حللنا أمرًا أخبرتنا عنه: {title}', partly: 'غيّرنا جزءًا من أمر أخبرتنا عنه: {title}', in_progress: 'نعمل على أمر أخبرتنا عنه: {title}', declined: 'جوابنا عن أمر أخبرتنا عنه: {title}' },
  several: '{n} أجوبة عما قلته لنا', told: 'أخبرتنا عن هذا في {date}.', toldSeveral: 'أخبرتنا عن هذه الأمور. هذا ما آل إليه كل منها.',
  opening: { fixed: 'لقد حُلّ الأمر. هذا ما فعلناه.', partly: 'حُلّ جزء منه. هذا ما فعلناه حتى الآن.', in_progress: 'لم يُحلّ بعد، لكن هناك من يعمل عليه. هذا ما وصل إليه.', declined: 'درسناه وقررنا ألا نغيّره. وهذا هو السبب.' },
  label: { fixed: 'ما فعلناه:', partly: 'ما فعلناه حتى الآن:', in_progress: 'ليس بعد.', declined: 'قررنا ألا نغيّر هذا.' },
  others: 'أخبرتنا بذلك أنت و{n} آخرون.', other: 'أخبرتنا بذلك أنت وشخص آخر.', live: 'سارٍ منذ {date}.', owner: 'يتولى ذلك {owner}.',
};

const he: NoticeWords = {
  subject: { fixed: 'תיקנו משהו שסיפרת לנו עליו: {title}', partly: 'שינינו חלק ממשהו שסיפרת לנו עליו: {title}', in_progress: 'אנחנו עובדים על משהו שסיפרת לנו עליו: {title}', declined: 'התשובה שלנו למשהו שסיפרת לנו: {title}' },
  several: '{n} תשובות למה שסיפרת לנו', told: 'ב־{date} סיפרת לנו על כך.', toldSeveral: 'סיפרת לנו על הדברים האלה. זה מה שקרה עם כל אחד.',
  opening: { fixed: 'זה תוקן. זה מה שעשינו.', partly: 'חלק מזה תוקן. זה מה שעשינו עד כה.', in_progress: 'זה עוד לא תוקן, אבל יש מי שעובד על זה. כך זה עומד.', declined: 'בדקנו והחלטנו לא לשנות את זה. זו הסיבה.' },
  label: { fixed: 'מה עשינו:', partly: 'מה עשינו עד כה:', in_progress: 'עדיין לא.', declined: 'החלטנו לא לשנות את זה.' },
  others: 'סיפרת לנו על כך, וגם {n} אחרים.', other: 'סיפרת לנו על כך, וגם אדם נוסף.', live: 'בתוקף מ־{date}.', owner: 'מטפלים בזה: {owner}.',
};

/** The words of a notice in every language a survey speaks. */
export const noticeWords = { en, de, fr, es, it, nl, ar, he } as const satisfies Record<SurveyLanguage, NoticeWords>;
