import type { SurveyLanguage } from '../listen/survey-languages.ts';
import type { BlockKind } from '../vocabulary.ts';

/** One sentence for each number form of its language (Unicode CLDR plural rules); {n} is the number. */
export type NumberForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Everything a digest says by itself, in one language; {slots} are filled. */
export interface DigestMailWords {
  readonly heading: string;
  readonly subject: string;
  readonly ownSubject: NumberForms;
  readonly correctionSubject: string;
  /** After a first name, or at the start of a sentence. */
  readonly told: NumberForms;
  readonly customersTold: NumberForms;
  readonly nothingNew: string;
  readonly corrects: string;
  readonly fixed: NumberForms;
  readonly pending: NumberForms;
  readonly refused: NumberForms;
  readonly became: string;
  readonly becameAll: string;
  readonly label: Readonly<Record<BlockKind, string>>;
  readonly section: Readonly<Record<BlockKind, string>>;
  readonly alsoDid: string;
  readonly wrong: string;
  readonly customers: NumberForms;
  readonly owner: Readonly<Record<BlockKind, string>>;
  readonly approver: string;
  readonly proof: { readonly customers: string; readonly data: string };
  readonly moreOwn: NumberForms;
  readonly morePublic: NumberForms;
  readonly kept: string;
  readonly everything: string;
  readonly all: string;
  readonly counted: string;
  readonly fallback: string;
}

const en: DigestMailWords = {
  heading: 'You said. We did.', subject: 'You said, we did: {period}', ownSubject: { one: 'What happened to what you told us', other: 'What happened to the {n} things you told us' }, correctionSubject: 'Correction: {subject}',
  told: { one: 'you told us {n} thing.', other: 'you told us {n} things.' }, customersTold: { one: 'customers told us about {n} thing.', other: 'customers told us about {n} things.' }, nothingNew: 'there is nothing new to report this time.',
  corrects: 'our last digest said something that was not right. Here is what was wrong, and how it stands.',
  fixed: { one: '{n} is fixed', other: '{n} are fixed' }, pending: { one: '{n} is not yet', other: '{n} are not yet' }, refused: { other: '{n} we decided not to change' }, became: 'Here is what happened.', becameAll: 'Here is what happened, and to what others said.',
  label: { did: 'We did:', working: 'Not yet.', declined: 'We decided not to change this.', unanswered: 'Not answered yet.' }, section: { did: 'We did', working: 'We are working on', declined: 'We decided not to', unanswered: 'Not answered yet' }, alsoDid: 'We also did', wrong: 'What was wrong:',
  customers: { one: '{n} customer told us.', other: '{n} customers told us.' }, owner: { did: '{owner} looked after it.', working: '{owner} is looking after it.', declined: '{owner} looked into it.', unanswered: 'It is with {owner}.' }, approver: '{approver} agreed as the second person.',
  proof: { customers: 'Confirmed by the customers who told us.', data: 'Confirmed: since then fewer customers bring it up.' },
  moreOwn: { one: '{n} more answer is on your own page.', other: '{n} more answers are on your own page.' }, morePublic: { one: '{n} more answer is on our public page.', other: '{n} more answers are on our public page.' },
  kept: 'Things customers raised more than 90 days ago: {raised}. Answered: {answered}, changed: {changed}, not answered yet: {unanswered}.', everything: 'Everything customers said, and what became of it', all: 'All of them', fallback: 'Not yet in {wanted}; this is {shown}.',
  counted: 'We count which of these links are used, not whether this mail is opened.',
};

const de: DigestMailWords = {
  heading: 'Sie sagten es. Wir taten es.', subject: 'Das sagten Sie, das taten wir: {period}', ownSubject: { one: 'Was aus dem wurde, was Sie uns gesagt haben', other: 'Was aus den {n} Dingen wurde, die Sie uns gesagt haben' }, correctionSubject: 'Berichtigung: {subject}',
  told: { one: 'Sie haben uns von einer Sache erzählt.', other: 'Sie haben uns von {n} Dingen erzählt.' }, customersTold: { one: 'unsere Kundschaft hat uns von einer Sache erzählt.', other: 'unsere Kundschaft hat uns von {n} Dingen erzählt.' }, nothingNew: 'diesmal gibt es nichts Neues zu berichten.',
  corrects: 'in unserem letzten Rückblick stand etwas, das nicht stimmte. Hier steht, was falsch war und wie es wirklich ist.',
  fixed: { one: '{n} ist behoben', other: '{n} sind behoben' }, pending: { one: '{n} ist noch nicht behoben', other: '{n} sind noch nicht behoben' }, refused: { other: '{n} ändern wir nicht' }, became: 'Das ist daraus geworden.', becameAll: 'Das ist daraus geworden, und aus dem, was andere gesagt haben.',
  label: { did: 'Das haben wir getan:', working: 'Noch nicht.', declined: 'Wir haben entschieden, das nicht zu ändern.', unanswered: 'Noch nicht beantwortet.' }, section: { did: 'Das haben wir getan', working: 'Daran arbeiten wir', declined: 'Dagegen haben wir entschieden', unanswered: 'Noch nicht beantwortet' }, alsoDid: 'Das haben wir auch getan', wrong: 'Was falsch war:',
  customers: { one: '{n} Mensch hat uns davon erzählt.', other: '{n} Menschen haben uns davon erzählt.' }, owner: { did: '{owner} hat sich darum gekümmert.', working: '{owner} kümmert sich darum.', declined: '{owner} hat es geprüft.', unanswered: 'Es liegt bei {owner}.' }, approver: '{approver} hat als zweite Person zugestimmt.',
  proof: { customers: 'Bestätigt von denen, die uns davon erzählt haben.', data: 'Bestätigt: Seither wird es seltener angesprochen.' },
  moreOwn: { one: '{n} weitere Antwort steht auf Ihrer eigenen Seite.', other: '{n} weitere Antworten stehen auf Ihrer eigenen Seite.' }, morePublic: { one: '{n} weitere Antwort steht auf unserer öffentlichen Seite.', other: '{n} weitere Antworten stehen auf unserer öffentlichen Seite.' },
  kept: 'Vor mehr als 90 Tagen angesprochen: {raised}. Beantwortet: {answered}, geändert: {changed}, noch nicht beantwortet: {unanswered}.', everything: 'Alles, was gesagt wurde, und was daraus wurde', all: 'Alle ansehen', fallback: 'Noch nicht auf {wanted}; dies ist {shown}.',
  counted: 'Wir zählen, welche dieser Links benutzt werden, nicht, ob diese Mail geöffnet wird.',
};

const fr: DigestMailWords = {
  heading: 'Vous l’avez dit. Nous l’avons fait.', subject: 'Vous l’avez dit, nous l’avons fait : {period}', ownSubject: { one: 'Ce qu’est devenu ce que vous nous avez dit', other: 'Ce que sont devenues les {n} choses que vous nous avez dites' }, correctionSubject: 'Correction : {subject}',
  told: { one: 'vous nous avez parlé d’une chose.', other: 'vous nous avez parlé de {n} choses.' }, customersTold: { one: 'nos clients nous ont parlé d’une chose.', other: 'nos clients nous ont parlé de {n} choses.' }, nothingNew: 'il n’y a rien de nouveau cette fois-ci.',
  corrects: 'notre dernier bilan disait quelque chose d’inexact. Voici ce qui était faux, et ce qu’il en est.',
  fixed: { one: '{n} est réglée', other: '{n} sont réglées' }, pending: { one: '{n} ne l’est pas encore', other: '{n} ne le sont pas encore' }, refused: { other: '{n} que nous avons décidé de ne pas changer' }, became: 'Voici ce qu’il en est advenu.', becameAll: 'Voici ce qu’il en est advenu, ainsi que de ce que d’autres ont dit.',
  label: { did: 'Ce que nous avons fait :', working: 'Pas encore.', declined: 'Nous avons décidé de ne pas changer cela.', unanswered: 'Pas encore de réponse.' }, section: { did: 'Ce que nous avons fait', working: 'Ce à quoi nous travaillons', declined: 'Ce que nous avons décidé de ne pas changer', unanswered: 'Pas encore de réponse' }, alsoDid: 'Ce que nous avons fait aussi', wrong: 'Ce qui était faux :',
  customers: { one: '{n} personne nous en a parlé.', other: '{n} personnes nous en ont parlé.' }, owner: { did: 'Suivi assuré par {owner}.', working: '{owner} s’en charge.', declined: 'Examiné par {owner}.', unanswered: 'C’est entre les mains de {owner}.' }, approver: '{approver} a donné son accord en second.',
  proof: { customers: 'Confirmé par ceux qui nous en ont parlé.', data: 'Confirmé : depuis, on nous en parle moins.' },
  moreOwn: { one: '{n} autre réponse se trouve sur votre page.', other: '{n} autres réponses se trouvent sur votre page.' }, morePublic: { one: '{n} autre réponse se trouve sur notre page publique.', other: '{n} autres réponses se trouvent sur notre page publique.' },
  kept: 'Points soulevés il y a plus de 90 jours : {raised}. Avec une réponse : {answered}, changés : {changed}, sans réponse : {unanswered}.', everything: 'Tout ce que les clients ont dit, et ce qu’il en est advenu', all: 'Tout voir', fallback: 'Pas encore en {wanted} ; ceci est en {shown}.',
  counted: 'Nous comptons les liens utilisés, pas l’ouverture de ce message.',
};

const es: DigestMailWords = {
  heading: 'Usted lo dijo. Lo hicimos.', subject: 'Usted lo dijo, lo hicimos: {period}', ownSubject: { one: 'Qué pasó con lo que nos contó', other: 'Qué pasó con las {n} cosas que nos contó' }, correctionSubject: 'Corrección: {subject}',
  told: { one: 'usted nos habló de una cosa.', other: 'usted nos habló de {n} cosas.' }, customersTold: { one: 'los clientes nos hablaron de una cosa.', other: 'los clientes nos hablaron de {n} cosas.' }, nothingNew: 'esta vez no hay nada nuevo que contar.',
  corrects: 'nuestro último resumen decía algo que no era cierto. Aquí está lo que era erróneo y cómo es en realidad.',
  fixed: { one: '{n} está resuelta', other: '{n} están resueltas' }, pending: { one: '{n} todavía no', other: '{n} todavía no' }, refused: { other: '{n} decidimos no cambiar' }, became: 'Esto es lo que pasó.', becameAll: 'Esto es lo que pasó, también con lo que dijeron otras personas.',
  label: { did: 'Lo que hicimos:', working: 'Todavía no.', declined: 'Decidimos no cambiar esto.', unanswered: 'Todavía sin respuesta.' }, section: { did: 'Lo que hicimos', working: 'En lo que trabajamos', declined: 'Lo que decidimos no cambiar', unanswered: 'Todavía sin respuesta' }, alsoDid: 'También hicimos', wrong: 'Lo que era erróneo:',
  customers: { one: '{n} persona nos lo dijo.', other: '{n} personas nos lo dijeron.' }, owner: { did: '{owner} se encargó de ello.', working: '{owner} se encarga de ello.', declined: '{owner} lo estudió.', unanswered: 'Está en manos de {owner}.' }, approver: '{approver} dio su acuerdo como segunda persona.',
  proof: { customers: 'Confirmado por quienes nos lo dijeron.', data: 'Confirmado: desde entonces se menciona menos.' },
  moreOwn: { one: '{n} respuesta más está en su página.', other: '{n} respuestas más están en su página.' }, morePublic: { one: '{n} respuesta más está en nuestra página pública.', other: '{n} respuestas más están en nuestra página pública.' },
  kept: 'Cosas que plantearon los clientes hace más de 90 días: {raised}. Con respuesta: {answered}, cambiadas: {changed}, sin respuesta todavía: {unanswered}.', everything: 'Todo lo que dijeron los clientes y qué pasó con ello', all: 'Ver todo', fallback: 'Todavía no en {wanted}; esto está en {shown}.',
  counted: 'Contamos qué enlaces se usan, no si este correo se abre.',
};

const it: DigestMailWords = {
  heading: 'Lei l’ha detto. Noi l’abbiamo fatto.', subject: 'Lei l’ha detto, noi l’abbiamo fatto: {period}', ownSubject: { one: 'Che cosa è successo a ciò che ci ha detto', other: 'Che cosa è successo alle {n} cose che ci ha detto' }, correctionSubject: 'Correzione: {subject}',
  told: { one: 'lei ci ha parlato di una cosa.', other: 'lei ci ha parlato di {n} cose.' }, customersTold: { one: 'i clienti ci hanno parlato di una cosa.', other: 'i clienti ci hanno parlato di {n} cose.' }, nothingNew: 'questa volta non c’è nulla di nuovo da raccontare.',
  corrects: 'nel nostro ultimo riepilogo c’era qualcosa di non esatto. Ecco che cosa era sbagliato e come stanno le cose.',
  fixed: { one: '{n} è risolta', other: '{n} sono risolte' }, pending: { one: '{n} non ancora', other: '{n} non ancora' }, refused: { other: '{n} che abbiamo deciso di non cambiare' }, became: 'Ecco che cosa è successo.', becameAll: 'Ecco che cosa è successo, anche a ciò che hanno detto altri.',
  label: { did: 'Che cosa abbiamo fatto:', working: 'Non ancora.', declined: 'Abbiamo deciso di non cambiarlo.', unanswered: 'Ancora senza risposta.' }, section: { did: 'Che cosa abbiamo fatto', working: 'A che cosa lavoriamo', declined: 'Che cosa abbiamo deciso di non cambiare', unanswered: 'Ancora senza risposta' }, alsoDid: 'Abbiamo fatto anche', wrong: 'Che cosa era sbagliato:',
  customers: { one: '{n} persona ce l’ha detto.', other: '{n} persone ce l’hanno detto.' }, owner: { did: 'Se n’è fatto carico: {owner}.', working: 'Se ne occupa {owner}.', declined: 'Esaminato da {owner}.', unanswered: 'È nelle mani di {owner}.' }, approver: '{approver} ha dato il suo accordo come seconda persona.',
  proof: { customers: 'Confermato da chi ce l’ha detto.', data: 'Confermato: da allora se ne parla meno.' },
  moreOwn: { one: '{n} altra risposta è sulla sua pagina.', other: '{n} altre risposte sono sulla sua pagina.' }, morePublic: { one: '{n} altra risposta è sulla nostra pagina pubblica.', other: '{n} altre risposte sono sulla nostra pagina pubblica.' },
  kept: 'Questioni sollevate più di 90 giorni fa: {raised}. Con risposta: {answered}, cambiate: {changed}, ancora senza risposta: {unanswered}.', everything: 'Tutto ciò che hanno detto i clienti e che cosa è successo', all: 'Vedere tutto', fallback: 'Non ancora in {wanted}; questo è in {shown}.',
  counted: 'Contiamo quali di questi link vengono usati, non se questa e-mail viene aperta.',
};

const nl: DigestMailWords = {
  heading: 'U zei het. Wij deden het.', subject: 'U zei het, wij deden het: {period}', ownSubject: { one: 'Wat er is gebeurd met wat u ons vertelde', other: 'Wat er is gebeurd met de {n} dingen die u ons vertelde' }, correctionSubject: 'Correctie: {subject}',
  told: { one: 'u vertelde ons één ding.', other: 'u vertelde ons {n} dingen.' }, customersTold: { one: 'klanten vertelden ons over één ding.', other: 'klanten vertelden ons over {n} dingen.' }, nothingNew: 'er is deze keer niets nieuws te melden.',
  corrects: 'in ons vorige overzicht stond iets wat niet klopte. Hier leest u wat er fout was en hoe het zit.',
  fixed: { one: '{n} is opgelost', other: '{n} zijn opgelost' }, pending: { one: '{n} nog niet', other: '{n} nog niet' }, refused: { other: '{n} veranderen we niet' }, became: 'Dit is ervan geworden.', becameAll: 'Dit is ervan geworden, en van wat anderen zeiden.',
  label: { did: 'Dit hebben we gedaan:', working: 'Nog niet.', declined: 'We hebben besloten dit niet te veranderen.', unanswered: 'Nog niet beantwoord.' }, section: { did: 'Dit hebben we gedaan', working: 'Hier werken we aan', declined: 'Dit veranderen we niet', unanswered: 'Nog niet beantwoord' }, alsoDid: 'Dit hebben we ook gedaan', wrong: 'Wat er fout was:',
  customers: { one: '{n} klant vertelde het ons.', other: '{n} klanten vertelden het ons.' }, owner: { did: '{owner} heeft ervoor gezorgd.', working: '{owner} zorgt ervoor.', declined: '{owner} heeft ernaar gekeken.', unanswered: 'Het ligt bij {owner}.' }, approver: '{approver} stemde in als tweede persoon.',
  proof: { customers: 'Bevestigd door wie het ons vertelden.', data: 'Bevestigd: sindsdien wordt het minder genoemd.' },
  moreOwn: { one: '{n} antwoord meer staat op uw eigen pagina.', other: '{n} antwoorden meer staan op uw eigen pagina.' }, morePublic: { one: '{n} antwoord meer staat op onze openbare pagina.', other: '{n} antwoorden meer staan op onze openbare pagina.' },
  kept: 'Meer dan 90 dagen geleden genoemd: {raised}. Beantwoord: {answered}, veranderd: {changed}, nog niet beantwoord: {unanswered}.', everything: 'Alles wat klanten zeiden, en wat ervan is geworden', all: 'Alles bekijken', fallback: 'Nog niet in het {wanted}; dit is {shown}.',
  counted: 'We tellen welke van deze links worden gebruikt, niet of deze mail wordt geopend.',
};

const ar: DigestMailWords = {
  heading: 'قلتم. ففعلنا.', subject: 'قلتم ففعلنا: {period}', ownSubject: { one: 'ماذا حدث لما أخبرتنا به', two: 'ماذا حدث للأمرين اللذين أخبرتنا بهما', few: 'ماذا حدث للأمور الـ{n} التي أخبرتنا بها', other: 'ماذا حدث لما أخبرتنا به ({n})' }, correctionSubject: 'تصحيح: {subject}',
  told: { one: 'أخبرتنا بأمر واحد.', two: 'أخبرتنا بأمرين.', few: 'أخبرتنا بـ{n} أمور.', many: 'أخبرتنا بـ{n} أمرًا.', other: 'أخبرتنا بـ{n} أمر.' }, customersTold: { one: 'أخبرنا العملاء بأمر واحد.', two: 'أخبرنا العملاء بأمرين.', few: 'أخبرنا العملاء بـ{n} أمور.', many: 'أخبرنا العملاء بـ{n} أمرًا.', other: 'أخبرنا العملاء بـ{n} أمر.' }, nothingNew: 'لا جديد هذه المرة.',
  corrects: 'ورد في نشرتنا الأخيرة شيء غير صحيح. هذا ما كان خطأ، وهذا هو الصحيح.',
  fixed: { other: 'ما حُلّ: {n}' }, pending: { other: 'ما لم يُحلّ بعد: {n}' }, refused: { other: 'ما قررنا ألا نغيّره: {n}' }, became: 'هذا ما حدث.', becameAll: 'هذا ما حدث، وما حدث لما قاله آخرون.',
  label: { did: 'ما فعلناه:', working: 'ليس بعد.', declined: 'قررنا ألا نغيّر هذا.', unanswered: 'لم يُجب عنه بعد.' }, section: { did: 'ما فعلناه', working: 'ما نعمل عليه', declined: 'ما قررنا ألا نغيّره', unanswered: 'ما لم يُجب عنه بعد' }, alsoDid: 'وفعلنا أيضًا', wrong: 'ما كان خطأ:',
  customers: { one: 'أخبرنا بذلك عميل واحد.', two: 'أخبرنا بذلك عميلان.', few: 'أخبرنا بذلك {n} عملاء.', many: 'أخبرنا بذلك {n} عميلًا.', other: 'أخبرنا بذلك {n} عميل.' }, owner: { did: 'تولى ذلك {owner}.', working: 'يتولى ذلك {owner}.', declined: 'درس ذلك {owner}.', unanswered: 'الأمر لدى {owner}.' }, approver: 'موافقة ثانية: {approver}.',
  proof: { customers: 'أكّده من أخبرونا به.', data: 'تأكّد ذلك: قلّ من يذكرونه منذ ذلك الحين.' },
  moreOwn: { one: 'على صفحتك جواب آخر.', two: 'على صفحتك جوابان آخران.', few: 'على صفحتك {n} أجوبة أخرى.', many: 'على صفحتك {n} جوابًا آخر.', other: 'على صفحتك {n} جواب آخر.' }, morePublic: { one: 'على صفحتنا العامة جواب آخر.', two: 'على صفحتنا العامة جوابان آخران.', few: 'على صفحتنا العامة {n} أجوبة أخرى.', many: 'على صفحتنا العامة {n} جوابًا آخر.', other: 'على صفحتنا العامة {n} جواب آخر.' },
  kept: 'ما ذكره العملاء قبل أكثر من 90 يومًا: {raised}. أُجيب عنه: {answered}، تغيّر: {changed}، لم يُجب عنه بعد: {unanswered}.', everything: 'كل ما قاله العملاء وما حدث له', all: 'عرض الكل', fallback: 'لم يُترجم هذا إلى {wanted} بعد؛ النص هنا: {shown}.',
  counted: 'نحصي الروابط المستخدمة، ولا نحصي فتح هذه الرسالة.',
};

const he: DigestMailWords = {
  heading: 'אמרתם. עשינו.', subject: 'אמרתם, עשינו: {period}', ownSubject: { one: 'מה קרה עם מה שסיפרת לנו', two: 'מה קרה עם שני הדברים שסיפרת לנו', other: 'מה קרה עם {n} הדברים שסיפרת לנו' }, correctionSubject: 'תיקון: {subject}',
  told: { one: 'סיפרת לנו על דבר אחד.', two: 'סיפרת לנו על שני דברים.', other: 'סיפרת לנו על {n} דברים.' }, customersTold: { one: 'לקוחות סיפרו לנו על דבר אחד.', two: 'לקוחות סיפרו לנו על שני דברים.', other: 'לקוחות סיפרו לנו על {n} דברים.' }, nothingNew: 'הפעם אין חדש לדווח עליו.',
  corrects: 'בסיכום הקודם שלנו נכתב משהו לא נכון. כאן כתוב מה היה שגוי ומה נכון.',
  fixed: { one: 'אחד תוקן', other: '{n} תוקנו' }, pending: { one: 'אחד עדיין לא', other: '{n} עדיין לא' }, refused: { one: 'אחד החלטנו לא לשנות', other: '{n} החלטנו לא לשנות' }, became: 'זה מה שקרה.', becameAll: 'זה מה שקרה, וגם עם מה שאמרו אחרים.',
  label: { did: 'מה עשינו:', working: 'עדיין לא.', declined: 'החלטנו לא לשנות את זה.', unanswered: 'עוד אין תשובה.' }, section: { did: 'מה עשינו', working: 'על מה אנחנו עובדים', declined: 'מה החלטנו לא לשנות', unanswered: 'עוד אין תשובה' }, alsoDid: 'עשינו גם', wrong: 'מה היה שגוי:',
  customers: { one: 'לקוח אחד סיפר לנו.', two: 'שני לקוחות סיפרו לנו.', other: '{n} לקוחות סיפרו לנו.' }, owner: { did: 'טיפלו בזה: {owner}.', working: 'מטפלים בזה: {owner}.', declined: 'בדקו את זה: {owner}.', unanswered: 'זה אצל {owner}.' }, approver: 'אישור שני: {approver}.',
  proof: { customers: 'אושר על ידי מי שסיפרו לנו.', data: 'אושר: מאז מזכירים את זה פחות.' },
  moreOwn: { one: 'תשובה נוספת אחת נמצאת בדף שלך.', two: 'שתי תשובות נוספות נמצאות בדף שלך.', other: '{n} תשובות נוספות נמצאות בדף שלך.' }, morePublic: { one: 'תשובה נוספת אחת נמצאת בדף הציבורי שלנו.', two: 'שתי תשובות נוספות נמצאות בדף הציבורי שלנו.', other: '{n} תשובות נוספות נמצאות בדף הציבורי שלנו.' },
  kept: 'דברים שלקוחות העלו לפני יותר מ־90 יום: {raised}. נענו: {answered}, שונו: {changed}, עוד אין תשובה: {unanswered}.', everything: 'כל מה שאמרו לקוחות, ומה קרה איתו', all: 'לכל הדברים', fallback: 'עדיין לא ב{wanted}; זה ב{shown}.',
  counted: 'אנחנו סופרים באילו מהקישורים השתמשו, ולא אם ההודעה נפתחה.',
};

/** The words of a digest in every language a survey speaks. */
export const digestMailWords = { en, de, fr, es, it, nl, ar, he } as const satisfies Record<SurveyLanguage, DigestMailWords>;
