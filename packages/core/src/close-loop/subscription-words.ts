import type { SurveyLanguage } from '../listen/survey-languages.ts';

/** What the mail that asks for a yes to the news says, in one language; {slots} are filled. */
export interface SubscriptionWords {
  readonly heading: string;
  readonly opening: string;
  readonly button: string;
  readonly otherwise: string;
}

/** The words of the mail that confirms a subscription in every language a survey speaks. */
export const subscriptionWords = {
  en: { heading: 'News from {organisation}: is this you?', opening: 'Somebody entered this address to hear what {organisation} does about what its customers say. If it was you, press the button; then you get the digest, a few times a year.', button: 'Yes, send me the news', otherwise: 'If it was not you, do nothing: no further mail comes. The link works until {date}.' },
  de: { heading: 'Neues von {organisation}: Sind Sie das?', opening: 'Jemand hat diese Adresse eingetragen, um zu erfahren, was {organisation} aus dem macht, was die Kundschaft sagt. Wenn Sie das waren, drücken Sie den Knopf; dann bekommen Sie den Rückblick, einige Male im Jahr.', button: 'Ja, schicken Sie mir Neues', otherwise: 'Wenn Sie es nicht waren, tun Sie nichts: Es kommt keine weitere Mail. Der Link gilt bis {date}.' },
  fr: { heading: 'Nouvelles de {organisation} : est-ce bien vous ?', opening: 'Quelqu’un a saisi cette adresse pour savoir ce que {organisation} fait de ce que disent ses clients. Si c’était vous, appuyez sur le bouton ; vous recevrez alors le bilan, quelques fois par an.', button: 'Oui, envoyez-moi les nouvelles', otherwise: 'Si ce n’était pas vous, ne faites rien : aucun autre e-mail ne viendra. Le lien fonctionne jusqu’au {date}.' },
  es: { heading: 'Novedades de {organisation}: ¿es usted?', opening: 'Alguien escribió esta dirección para saber qué hace {organisation} con lo que dicen sus clientes. Si fue usted, pulse el botón; entonces recibirá el resumen, unas pocas veces al año.', button: 'Sí, envíenme las novedades', otherwise: 'Si no fue usted, no haga nada: no llegará ningún otro correo. El enlace funciona hasta el {date}.' },
  it: { heading: 'Novità da {organisation}: è lei?', opening: 'Qualcuno ha inserito questo indirizzo per sapere che cosa fa {organisation} di ciò che dicono i clienti. Se è stato lei, prema il pulsante; riceverà il riepilogo, alcune volte all’anno.', button: 'Sì, mandatemi le novità', otherwise: 'Se non è stato lei, non faccia nulla: non arriverà nessun’altra e-mail. Il link funziona fino al {date}.' },
  nl: { heading: 'Nieuws van {organisation}: bent u dit?', opening: 'Iemand heeft dit adres ingevuld om te horen wat {organisation} doet met wat klanten zeggen. Was u dat, druk dan op de knop; u krijgt dan het overzicht, een paar keer per jaar.', button: 'Ja, stuur mij het nieuws', otherwise: 'Was u het niet, doe dan niets: er komt geen mail meer. De link werkt tot {date}.' },
  ar: { heading: 'أخبار {organisation}: هل هذا أنت؟', opening: 'أدخل شخص ما هذا العنوان ليعرف ماذا تفعل {organisation} بما يقوله عملاؤها. إن كنت أنت، فاضغط الزر؛ وعندها تصلك النشرة بضع مرات في السنة.', button: 'نعم، أرسلوا لي الأخبار', otherwise: 'إن لم تكن أنت، فلا تفعل شيئًا: لن تصلك رسالة أخرى. يعمل الرابط حتى {date}.' },
  he: { heading: 'חדשות מ־{organisation}: האם זו הכתובת שלך?', opening: 'מישהו הזין את הכתובת הזו כדי לשמוע מה עושים ב־{organisation} עם מה שאומרים הלקוחות. אם ביקשת זאת, אפשר ללחוץ על הכפתור; הסיכום יגיע אליך כמה פעמים בשנה.', button: 'כן, שלחו לי חדשות', otherwise: 'אם לא ביקשת זאת, אין צורך לעשות דבר: לא תגיע הודעה נוספת. הקישור פעיל עד {date}.' },
} as const satisfies Record<SurveyLanguage, SubscriptionWords>;
