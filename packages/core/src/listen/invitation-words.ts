import type { ContactChannel } from '../vocabulary.ts';
import type { SurveyLanguage } from './survey-languages.ts';

/** What an invitation, its reminder and the foot below them say by themselves, in one language; {slots} are filled. */
export interface InvitationWords {
  readonly subject: string;
  readonly reminderSubject: string;
  /** Between a first name and the sentence to them. */
  readonly toName: string;
  readonly touch: string;
  readonly how: Readonly<Record<ContactChannel, string>>;
  readonly howItWent: string;
  readonly onlyReminder: string;
  readonly brief: string;
  readonly told: string;
  readonly toldBy: string;
  readonly openUntil: string;
  readonly answer: string;
  readonly answerHere: string;
  readonly receipt: string;
  readonly preferences: string;
  readonly unsubscribe: string;
}

const en: InvitationWords = {
  subject: 'One question from {organisation}', reminderSubject: 'Reminder: one question from {organisation}', toName: '{name}, {sentence}',
  touch: 'you were in touch with us {how} on {date}.', howItWent: 'we would like to know how it went.', onlyReminder: 'This is our only reminder.',
  how: { phone: 'by phone', chat: 'by chat', email: 'by email', whatsapp: 'on WhatsApp', sms: 'by text message', social: 'on social media', web: 'on our site', store: 'in one of our shops', bot: 'with our assistant' },
  brief: 'It takes less than 30 seconds, and a person reads every comment.', told: 'What we change because of it, we tell you.', toldBy: 'What we change because of it, we tell you by {date}.',
  openUntil: 'The survey is open until {date}.', answer: 'Answer the question', answerHere: 'Answer here',
  receipt: 'What happened to what I said', preferences: 'Choose what we write about', unsubscribe: 'Unsubscribe',
};

const de: InvitationWords = {
  subject: 'Eine Frage von {organisation}', reminderSubject: 'Erinnerung: eine Frage von {organisation}', toName: '{name}, {sentence}',
  touch: 'Sie hatten am {date} {how} Kontakt mit uns.', howItWent: 'wir möchten wissen, wie es war.', onlyReminder: 'Dies ist unsere einzige Erinnerung.',
  how: { phone: 'telefonisch', chat: 'im Chat', email: 'per E-Mail', whatsapp: 'über WhatsApp', sms: 'per SMS', social: 'in sozialen Medien', web: 'auf unserer Website', store: 'in einer unserer Filialen', bot: 'über unseren Assistenten' },
  brief: 'Es dauert weniger als 30 Sekunden, und ein Mensch liest jeden Kommentar.', told: 'Was wir daraufhin ändern, sagen wir Ihnen.', toldBy: 'Was wir daraufhin ändern, sagen wir Ihnen bis zum {date}.',
  openUntil: 'Die Umfrage ist bis {date} offen.', answer: 'Frage beantworten', answerHere: 'Hier antworten',
  receipt: 'Was aus meiner Rückmeldung wurde', preferences: 'Auswählen, worüber wir schreiben', unsubscribe: 'Abmelden',
};

const fr: InvitationWords = {
  subject: 'Une question de {organisation}', reminderSubject: 'Rappel : une question de {organisation}', toName: '{name}, {sentence}',
  touch: 'vous étiez en contact avec nous {how} le {date}.', howItWent: 'nous aimerions savoir comment cela s’est passé.', onlyReminder: 'C’est notre seul rappel.',
  how: { phone: 'par téléphone', chat: 'par chat', email: 'par e-mail', whatsapp: 'sur WhatsApp', sms: 'par SMS', social: 'sur les réseaux sociaux', web: 'sur notre site', store: 'dans l’un de nos magasins', bot: 'via notre assistant' },
  brief: 'Cela prend moins de 30 secondes, et quelqu’un lit chaque commentaire.', told: 'Ce que nous changeons grâce à vous, nous vous le dirons.', toldBy: 'Ce que nous changeons grâce à vous, nous vous le dirons d’ici le {date}.',
  openUntil: 'L’enquête est ouverte jusqu’au {date}.', answer: 'Répondre à la question', answerHere: 'Répondre ici',
  receipt: 'Ce qu’est devenu ce que j’ai dit', preferences: 'Choisir nos sujets d’écriture', unsubscribe: 'Se désabonner',
};

const es: InvitationWords = {
  subject: 'Una pregunta de {organisation}', reminderSubject: 'Recordatorio: una pregunta de {organisation}', toName: '{name}, {sentence}',
  touch: 'usted estuvo en contacto con nosotros {how} el {date}.', howItWent: 'nos gustaría saber cómo le fue.', onlyReminder: 'Este es nuestro único recordatorio.',
  how: { phone: 'por teléfono', chat: 'por chat', email: 'por correo electrónico', whatsapp: 'por WhatsApp', sms: 'por SMS', social: 'en redes sociales', web: 'en nuestra web', store: 'en una de nuestras tiendas', bot: 'a través de nuestro asistente' },
  brief: 'Se tarda menos de 30 segundos, y una persona lee cada comentario.', told: 'Le contaremos lo que cambiemos gracias a ello.', toldBy: 'Le contaremos lo que cambiemos gracias a ello antes del {date}.',
  openUntil: 'La encuesta está abierta hasta el {date}.', answer: 'Responder a la pregunta', answerHere: 'Responder aquí',
  receipt: 'Qué pasó con lo que dije', preferences: 'Elegir sobre qué escribimos', unsubscribe: 'Darse de baja',
};

const it: InvitationWords = {
  subject: 'Una domanda da {organisation}', reminderSubject: 'Promemoria: una domanda da {organisation}', toName: '{name}, {sentence}',
  touch: 'in data {date} abbiamo avuto un contatto con lei {how}.', howItWent: 'vorremmo sapere com’è andata.', onlyReminder: 'Questo è il nostro unico promemoria.',
  how: { phone: 'per telefono', chat: 'in chat', email: 'per e-mail', whatsapp: 'su WhatsApp', sms: 'per SMS', social: 'sui social', web: 'sul nostro sito', store: 'in uno dei nostri negozi', bot: 'tramite il nostro assistente' },
  brief: 'Bastano meno di 30 secondi, e una persona legge ogni commento.', told: 'Le diremo che cosa cambiamo grazie alla sua risposta.', toldBy: 'Le diremo entro il {date} che cosa cambiamo grazie alla sua risposta.',
  openUntil: 'Il sondaggio è aperto fino al {date}.', answer: 'Rispondere alla domanda', answerHere: 'Rispondere qui',
  receipt: 'Che cosa è successo a ciò che ho detto', preferences: 'Scegliere di che cosa scriviamo', unsubscribe: 'Annullare l’iscrizione',
};

const nl: InvitationWords = {
  subject: 'Eén vraag van {organisation}', reminderSubject: 'Herinnering: één vraag van {organisation}', toName: '{name}, {sentence}',
  touch: 'u had op {date} {how} contact met ons.', howItWent: 'we willen graag weten hoe het ging.', onlyReminder: 'Dit is onze enige herinnering.',
  how: { phone: 'telefonisch', chat: 'via chat', email: 'per e-mail', whatsapp: 'via WhatsApp', sms: 'per sms', social: 'via sociale media', web: 'via onze website', store: 'in een van onze winkels', bot: 'via onze assistent' },
  brief: 'Het duurt minder dan 30 seconden, en een mens leest elke opmerking.', told: 'Wat we daardoor veranderen, laten we u weten.', toldBy: 'Wat we daardoor veranderen, laten we u uiterlijk {date} weten.',
  openUntil: 'De enquête is open tot {date}.', answer: 'De vraag beantwoorden', answerHere: 'Hier antwoorden',
  receipt: 'Wat er met mijn antwoord is gebeurd', preferences: 'Kiezen waarover we schrijven', unsubscribe: 'Afmelden',
};

const ar: InvitationWords = {
  subject: 'سؤال واحد من {organisation}', reminderSubject: 'تذكير: سؤال واحد من {organisation}', toName: '{name}، {sentence}',
  touch: 'تواصلت معنا {how} في {date}.', howItWent: 'نود أن نعرف كيف كانت تجربتك.', onlyReminder: 'هذا تذكيرنا الوحيد.',
  how: { phone: 'عبر الهاتف', chat: 'عبر الدردشة', email: 'عبر البريد الإلكتروني', whatsapp: 'عبر واتساب', sms: 'عبر رسالة نصية', social: 'عبر وسائل التواصل الاجتماعي', web: 'عبر موقعنا', store: 'في أحد متاجرنا', bot: 'عبر مساعدنا الآلي' },
  brief: 'يستغرق ذلك أقل من 30 ثانية، ويقرأ شخص كل تعليق.', told: 'سنخبرك بما نغيّره بفضل إجابتك.', toldBy: 'سنخبرك بما نغيّره بفضل إجابتك قبل {date}.',
  openUntil: 'الاستبيان مفتوح حتى {date}.', answer: 'الإجابة عن السؤال', answerHere: 'أجب هنا',
  receipt: 'ماذا حدث لما قلته', preferences: 'اختر ما نراسلك بشأنه', unsubscribe: 'إلغاء الاشتراك',
};

const he: InvitationWords = {
  subject: 'שאלה אחת מ־{organisation}', reminderSubject: 'תזכורת: שאלה אחת מ־{organisation}', toName: '{name}, {sentence}',
  touch: 'היינו בקשר {how} ב־{date}.', howItWent: 'נשמח לדעת איך היה.', onlyReminder: 'זו התזכורת היחידה שלנו.',
  how: { phone: 'בטלפון', chat: 'בצ׳אט', email: 'בדוא״ל', whatsapp: 'בוואטסאפ', sms: 'במסרון', social: 'ברשתות החברתיות', web: 'באתר שלנו', store: 'באחת החנויות שלנו', bot: 'דרך העוזר הדיגיטלי שלנו' },
  brief: 'זה לוקח פחות מ־30 שניות, ואדם קורא כל תגובה.', told: 'נעדכן מה שינינו בעקבות התשובה.', toldBy: 'נעדכן עד {date} מה שינינו בעקבות התשובה.',
  openUntil: 'הסקר פתוח עד {date}.', answer: 'מענה על השאלה', answerHere: 'אפשר לענות כאן',
  receipt: 'מה קרה עם מה שאמרתי', preferences: 'בחירת הנושאים שעליהם נכתוב', unsubscribe: 'הסרה מרשימת התפוצה',
};

/** The words of an invitation in every language a survey speaks. */
export const invitationWords = { en, de, fr, es, it, nl, ar, he } as const satisfies Record<SurveyLanguage, InvitationWords>;
