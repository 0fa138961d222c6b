import type { SurveyLanguage } from './listen/survey-languages.ts';

interface Refusal {
  readonly title: string;
  readonly sentence: string;
}

type Refusals = Readonly<Record<'not_found' | 'too_many' | 'unexpected', Refusal>>;

/** What a page of refusal says to readers of other languages than English, in which each refusal has a sentence of its own. */
export const errorPageWords: Readonly<Record<Exclude<SurveyLanguage, 'en'>, Refusals>> = {
  de: {
    not_found: { title: 'Nicht gefunden', sentence: 'Diese Seite gibt es nicht. Wenn Sie über einen Link in einer Mail gekommen sind, wurde er vielleicht in zwei Teile getrennt: Kopieren Sie ihn ganz, oder nehmen Sie den aus einer neueren Mail.' },
    too_many: { title: 'Zu viele Versuche', sentence: 'Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.' },
    unexpected: { title: 'Etwas ist schiefgegangen', sentence: 'Bei uns ist etwas schiefgegangen. Nichts ging verloren; bitte versuchen Sie es noch einmal.' },
  },
  fr: {
    not_found: { title: 'Page introuvable', sentence: 'Cette page n’existe pas. Si vous êtes venu par un lien dans un e-mail, il a peut-être été coupé en deux : copiez-le en entier, ou utilisez celui d’un e-mail plus récent.' },
    too_many: { title: 'Trop de tentatives', sentence: 'Attendez une minute, puis réessayez.' },
    unexpected: { title: 'Une erreur s’est produite', sentence: 'Une erreur s’est produite de notre côté. Rien n’est perdu ; veuillez réessayer.' },
  },
  es: {
    not_found: { title: 'Página no encontrada', sentence: 'Esta página no existe. Si ha llegado por un enlace de un correo, quizá quedó partido en dos: cópielo entero o use el de un correo más reciente.' },
    too_many: { title: 'Demasiados intentos', sentence: 'Espere un minuto y vuelva a intentarlo.' },
    unexpected: { title: 'Algo ha fallado', sentence: 'Algo ha fallado por nuestra parte. No se ha perdido nada; inténtelo de nuevo.' },
  },
  it: {
    not_found: { title: 'Pagina non trovata', sentence: 'Questa pagina non esiste. Se è arrivato da un link in una mail, forse è stato spezzato in due: lo copi per intero, oppure usi quello di una mail più recente.' },
    too_many: { title: 'Troppi tentativi', sentence: 'Aspetti un minuto e riprovi.' },
    unexpected: { title: 'Qualcosa è andato storto', sentence: 'Qualcosa è andato storto da parte nostra. Nulla è andato perso; riprovi.' },
  },
  nl: {
    not_found: { title: 'Niet gevonden', sentence: 'Deze pagina bestaat niet. Kwam u via een link in een mail, dan is die misschien in tweeën gebroken: kopieer hem helemaal, of gebruik die uit een nieuwere mail.' },
    too_many: { title: 'Te veel pogingen', sentence: 'Wacht een minuut en probeer het opnieuw.' },
    unexpected: { title: 'Er ging iets mis', sentence: 'Er ging bij ons iets mis. Er is niets verloren; probeer het opnieuw.' },
  },
  ar: {
    not_found: { title: 'الصفحة غير موجودة', sentence: 'لا توجد صفحة بهذا العنوان. إن جئت عبر رابط في رسالة فربما انقسم إلى جزأين: انسخه كاملًا، أو استخدم رابطًا من رسالة أحدث.' },
    too_many: { title: 'محاولات كثيرة', sentence: 'انتظر دقيقة ثم حاول من جديد.' },
    unexpected: { title: 'حدث خطأ', sentence: 'حدث خطأ من جانبنا. لم يُفقد شيء؛ حاول من جديد.' },
  },
  he: {
    not_found: { title: 'הדף לא נמצא', sentence: 'אין דף כזה. אם הגעתם דרך קישור בהודעת דואר, ייתכן שנחתך לשניים: העתיקו אותו בשלמותו, או השתמשו בקישור מהודעה חדשה יותר.' },
    too_many: { title: 'יותר מדי ניסיונות', sentence: 'המתינו דקה ונסו שוב.' },
    unexpected: { title: 'משהו השתבש', sentence: 'משהו השתבש אצלנו. דבר לא אבד; נסו שוב.' },
  },
};
