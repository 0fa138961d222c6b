import type { SurveyLanguage } from '../listen/survey-languages.ts';

const en = {
  title: 'News by mail', hear: 'Hear of it by mail', hint: 'A digest a few times a year. You first get a mail with a link to confirm.', send: 'Send me the link', noAddress: 'This is not an email address. Write it as name@example.org.',
  asked: 'Look into your mail', askedAbout: 'If this address can be written to, a mail is on its way. Press the button in it, and you get the news of {organisation}.', askedMore: 'One mail a day is sent to an address that was entered here. Whoever unsubscribed earlier gets none: the page behind “Preferences” in any earlier mail starts it again.',
  question: 'Send news to {email}?', questionAbout: 'You get the digest of {organisation}, a few times a year: what customers said and what was done. Every mail has a way out.',
  done: 'It is on its way to you from now on', doneAbout: '{email} gets the next digest.', over: 'This link has ended', overAbout: 'It works for two weeks. Enter your address once more, and a new one is sent.',
};

/** What the pages of a subscription to the news say by themselves, in one language; {slots} are filled. */
export type SubscriptionPageWords = typeof en;

/** The words of the pages that take, confirm and refuse an address, in every language a survey speaks. */
export const subscriptionPageWords = {
  en,
  de: {
    title: 'Neues per Mail', hear: 'Per Mail davon hören', hint: 'Ein Rückblick, einige Male im Jahr. Zuerst bekommen Sie eine Mail mit einem Link zum Bestätigen.', send: 'Link schicken', noAddress: 'Das ist keine Mailadresse. Schreiben Sie sie als name@example.org.',
    asked: 'Sehen Sie in Ihre Mails', askedAbout: 'Wenn an diese Adresse geschrieben werden kann, ist eine Mail unterwegs. Drücken Sie den Knopf darin, und Sie bekommen Neues von {organisation}.', askedMore: 'An eine Adresse, die hier eingetragen wurde, geht höchstens eine Mail am Tag. Wer früher abbestellt hat, bekommt keine: Die Seite hinter „Einstellungen“ in jeder früheren Mail stellt es wieder an.',
    question: 'Neues an {email} schicken?', questionAbout: 'Sie bekommen den Rückblick von {organisation}, einige Male im Jahr: was gesagt und was getan wurde. In jeder Mail steht ein Weg hinaus.',
    done: 'Von jetzt an kommt er zu Ihnen', doneAbout: '{email} bekommt den nächsten Rückblick.', over: 'Dieser Link gilt nicht mehr', overAbout: 'Er gilt zwei Wochen. Geben Sie Ihre Adresse noch einmal ein, dann kommt ein neuer.',
  },
  fr: {
    title: 'Nouvelles par e-mail', hear: 'Être informé par e-mail', hint: 'Un bilan quelques fois par an. Vous recevez d’abord un e-mail avec un lien à confirmer.', send: 'Envoyez-moi le lien', noAddress: 'Ce n’est pas une adresse e-mail. Écrivez-la comme name@example.org.',
    asked: 'Regardez vos e-mails', askedAbout: 'Si l’on peut écrire à cette adresse, un e-mail est en route. Appuyez sur le bouton qu’il contient, et vous recevrez les nouvelles de {organisation}.', askedMore: 'Une adresse saisie ici reçoit au plus un e-mail par jour. Qui s’est désinscrit n’en reçoit pas : la page « Préférences » d’un e-mail précédent permet de reprendre.',
    question: 'Envoyer les nouvelles à {email} ?', questionAbout: 'Vous recevez le bilan de {organisation}, quelques fois par an : ce que les clients ont dit et ce qui a été fait. Chaque e-mail permet d’arrêter.',
    done: 'Vous le recevrez désormais', doneAbout: '{email} recevra le prochain bilan.', over: 'Ce lien n’est plus valable', overAbout: 'Il fonctionne deux semaines. Saisissez de nouveau votre adresse, et un nouveau lien est envoyé.',
  },
  es: {
    title: 'Novedades por correo', hear: 'Recibirlo por correo', hint: 'Un resumen unas pocas veces al año. Primero recibe un correo con un enlace para confirmar.', send: 'Envíenme el enlace', noAddress: 'Esto no es una dirección de correo. Escríbala como name@example.org.',
    asked: 'Mire su correo', askedAbout: 'Si se puede escribir a esta dirección, hay un correo en camino. Pulse el botón que contiene y recibirá las novedades de {organisation}.', askedMore: 'A una dirección escrita aquí se envía un correo al día como máximo. Quien se dio de baja no recibe ninguno: la página «Preferencias» de un correo anterior lo reanuda.',
    question: '¿Enviar novedades a {email}?', questionAbout: 'Recibe el resumen de {organisation}, unas pocas veces al año: qué dijeron los clientes y qué se hizo. Cada correo tiene una salida.',
    done: 'A partir de ahora lo recibirá', doneAbout: '{email} recibirá el próximo resumen.', over: 'Este enlace ya no vale', overAbout: 'Funciona dos semanas. Escriba otra vez su dirección y se envía uno nuevo.',
  },
  it: {
    title: 'Novità via e-mail', hear: 'Saperlo via e-mail', hint: 'Un riepilogo alcune volte all’anno. Prima riceve un’e-mail con un link da confermare.', send: 'Mandatemi il link', noAddress: 'Questo non è un indirizzo e-mail. Lo scriva come name@example.org.',
    asked: 'Guardi la sua posta', askedAbout: 'Se a questo indirizzo si può scrivere, un’e-mail è in arrivo. Prema il pulsante che contiene e riceverà le novità di {organisation}.', askedMore: 'A un indirizzo inserito qui va al massimo un’e-mail al giorno. Chi si è disiscritto non ne riceve: la pagina «Preferenze» di un’e-mail precedente fa ricominciare.',
    question: 'Mandare le novità a {email}?', questionAbout: 'Riceve il riepilogo di {organisation}, alcune volte all’anno: che cosa hanno detto i clienti e che cosa è stato fatto. Ogni e-mail ha una via d’uscita.',
    done: 'Da ora in poi lo riceverà', doneAbout: '{email} riceverà il prossimo riepilogo.', over: 'Questo link non vale più', overAbout: 'Funziona due settimane. Inserisca di nuovo il suo indirizzo e ne viene mandato uno nuovo.',
  },
  nl: {
    title: 'Nieuws per mail', hear: 'Hoor het per mail', hint: 'Een overzicht, een paar keer per jaar. Eerst krijgt u een mail met een link om te bevestigen.', send: 'Stuur mij de link', noAddress: 'Dit is geen mailadres. Schrijf het als name@example.org.',
    asked: 'Kijk in uw mail', askedAbout: 'Als er naar dit adres geschreven kan worden, is er een mail onderweg. Druk op de knop daarin en u krijgt het nieuws van {organisation}.', askedMore: 'Naar een adres dat hier is ingevuld gaat hooguit één mail per dag. Wie zich eerder afmeldde krijgt er geen: de pagina achter ‘Voorkeuren’ in een eerdere mail zet het weer aan.',
    question: 'Nieuws sturen naar {email}?', questionAbout: 'U krijgt het overzicht van {organisation}, een paar keer per jaar: wat klanten zeiden en wat er is gedaan. In elke mail staat een weg eruit.',
    done: 'Vanaf nu krijgt u het', doneAbout: '{email} krijgt het volgende overzicht.', over: 'Deze link werkt niet meer', overAbout: 'Hij werkt twee weken. Vul uw adres nog eens in, dan wordt een nieuwe gestuurd.',
  },
  ar: {
    title: 'الأخبار بالبريد', hear: 'لتصلك الأخبار بالبريد', hint: 'ملخص بضع مرات في السنة. تصلك أولًا رسالة فيها رابط للتأكيد.', send: 'أرسلوا لي الرابط', noAddress: 'هذا ليس عنوان بريد إلكتروني. اكتبه هكذا: name@example.org.',
    asked: 'انظر في بريدك', askedAbout: 'إن كانت الكتابة إلى هذا العنوان ممكنة، فهناك رسالة في الطريق. اضغط الزر الذي فيها، وتصلك أخبار {organisation}.', askedMore: 'لا تُرسل إلى عنوان أُدخل هنا أكثر من رسالة واحدة في اليوم. ومن ألغى اشتراكه من قبل لا يصله شيء: صفحة «التفضيلات» في أي رسالة سابقة تعيده.',
    question: 'هل نرسل الأخبار إلى {email}؟', questionAbout: 'يصلك ملخص {organisation} بضع مرات في السنة: ما قاله العملاء وما تم فعله. وفي كل رسالة طريق للخروج.',
    done: 'سيصلك من الآن فصاعدًا', doneAbout: 'سيصل الملخص القادم إلى {email}.', over: 'انتهى هذا الرابط', overAbout: 'يعمل أسبوعين. أدخل عنوانك مرة أخرى، ويُرسل رابط جديد.',
  },
  he: {
    title: 'חדשות בדואר', hear: 'לשמוע על כך בדואר', hint: 'סיכום כמה פעמים בשנה. קודם מגיעה הודעה עם קישור לאישור.', send: 'שלחו לי את הקישור', noAddress: 'זו אינה כתובת דואר. יש לכתוב אותה כך: name@example.org.',
    asked: 'הודעה מחכה בדואר', askedAbout: 'אם אפשר לכתוב לכתובת הזאת, הודעה כבר בדרך. לחיצה על הכפתור שבה, והחדשות של {organisation} יגיעו אליך.', askedMore: 'לכתובת שהוזנה כאן נשלחת לכל היותר הודעה אחת ביום. מי שביטלו בעבר לא מקבלים: העמוד שמאחורי „העדפות” בכל הודעה קודמת מחדש את זה.',
    question: 'לשלוח חדשות אל {email}?', questionAbout: 'הסיכום של {organisation} יגיע כמה פעמים בשנה: מה אמרו לקוחות ומה נעשה. בכל הודעה יש דרך החוצה.',
    done: 'מעכשיו זה בדרך אליך', doneAbout: 'הסיכום הבא יגיע אל {email}.', over: 'הקישור הזה הסתיים', overAbout: 'הוא פעיל שבועיים. אפשר להזין את הכתובת שוב, וקישור חדש יישלח.',
  },
} as const satisfies Record<SurveyLanguage, SubscriptionPageWords>;
