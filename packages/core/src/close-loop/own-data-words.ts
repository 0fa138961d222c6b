import type { SurveyLanguage } from '../listen/survey-languages.ts';

const en = {
  erase: 'Delete everything you keep about me', eraseAsk: 'Delete everything we keep about you?', eraseYes: 'Delete it for good', eraseNo: 'Keep it, and go back',
  eraseAbout: 'Your name, your address, every word you told us and every mail to you are deleted at once, and nobody can bring them back. What was counted stays, without you. {organisation} does not write to you again.',
  erased: 'It is deleted', erasedAbout: 'Nothing here knows you any more. The links in earlier mails do not open your page again.',
  why: 'You told us otherwise before. What is different now?', whyClaim: 'We believed this was fixed. What do you still see?', whyOthers: 'What others told us, or what we measured, says otherwise. What do you see?', noted: 'Thank you. We have added it to your answer.',
};

/** What a receipt says about deleting one's data and about an answer that contradicts, in one language; {slots} are filled. */
export type OwnDataWords = typeof en;

const de: OwnDataWords = {
  erase: 'Alles löschen, was Sie über mich speichern', eraseAsk: 'Alles löschen, was wir über Sie speichern?', eraseYes: 'Endgültig löschen', eraseNo: 'Behalten und zurück',
  eraseAbout: 'Ihr Name, Ihre Adresse, jedes Ihrer Worte und jede Mail an Sie werden sofort gelöscht, und niemand kann sie zurückholen. Was gezählt wurde, bleibt ohne Sie. {organisation} schreibt Ihnen nicht mehr.',
  erased: 'Es ist gelöscht', erasedAbout: 'Hier kennt Sie nichts mehr. Die Links in früheren Mails öffnen Ihre Seite nicht mehr.',
  why: 'Vorher haben Sie etwas anderes gesagt. Was ist jetzt anders?', whyClaim: 'Wir hielten das für behoben. Was erleben Sie noch?', whyOthers: 'Andere haben uns etwas anderes gesagt, oder wir haben etwas anderes gemessen. Was erleben Sie?', noted: 'Danke. Wir haben es zu Ihrer Antwort gelegt.',
};

const fr: OwnDataWords = {
  erase: 'Supprimer tout ce que vous conservez sur moi', eraseAsk: 'Supprimer tout ce que nous conservons sur vous ?', eraseYes: 'Supprimer définitivement', eraseNo: 'Garder et revenir',
  eraseAbout: 'Votre nom, votre adresse, chaque mot que vous nous avez dit et chaque e-mail à vous sont supprimés aussitôt, et personne ne peut les rétablir. Ce qui a été compté reste, sans vous. {organisation} ne vous écrira plus.',
  erased: 'C’est supprimé', erasedAbout: 'Plus rien ici ne vous connaît. Les liens des anciens e-mails n’ouvrent plus votre page.',
  why: 'Vous nous aviez dit autre chose. Qu’est-ce qui a changé ?', whyClaim: 'Nous pensions que c’était réglé. Que constatez-vous encore ?', whyOthers: 'D’autres nous ont dit autre chose, ou nous avons mesuré autre chose. Que constatez-vous ?', noted: 'Merci. Nous l’avons ajouté à votre réponse.',
};

const es: OwnDataWords = {
  erase: 'Borrar todo lo que guardan sobre mí', eraseAsk: '¿Borrar todo lo que guardamos sobre usted?', eraseYes: 'Borrarlo para siempre', eraseNo: 'Conservarlo y volver',
  eraseAbout: 'Su nombre, su dirección, cada palabra que nos dijo y cada correo a usted se borran en el acto, y nadie puede recuperarlos. Lo que se contó queda, sin usted. {organisation} no volverá a escribirle.',
  erased: 'Está borrado', erasedAbout: 'Aquí ya nada le conoce. Los enlaces de correos anteriores no vuelven a abrir su página.',
  why: 'Antes nos dijo otra cosa. ¿Qué ha cambiado?', whyClaim: 'Creíamos que estaba resuelto. ¿Qué sigue viendo usted?', whyOthers: 'Otras personas nos dijeron otra cosa, o medimos otra cosa. ¿Qué ve usted?', noted: 'Gracias. Lo hemos añadido a su respuesta.',
};

const it: OwnDataWords = {
  erase: 'Cancellare tutto ciò che conservate su di me', eraseAsk: 'Cancellare tutto ciò che conserviamo su di lei?', eraseYes: 'Cancellare per sempre', eraseNo: 'Conservare e tornare indietro',
  eraseAbout: 'Il suo nome, il suo indirizzo, ogni parola che ci ha detto e ogni e-mail a lei vengono cancellati subito, e nessuno può recuperarli. Ciò che è stato contato resta, senza di lei. {organisation} non le scriverà più.',
  erased: 'È cancellato', erasedAbout: 'Qui nulla la conosce più. I link delle e-mail precedenti non aprono più la sua pagina.',
  why: 'Prima ci aveva detto altro. Che cosa è cambiato?', whyClaim: 'Pensavamo che fosse risolto. Che cosa vede ancora?', whyOthers: 'Altri ci hanno detto altro, o abbiamo misurato altro. Che cosa vede lei?', noted: 'Grazie. L’abbiamo aggiunto alla sua risposta.',
};

const nl: OwnDataWords = {
  erase: 'Alles verwijderen wat u over mij bewaart', eraseAsk: 'Alles verwijderen wat we over u bewaren?', eraseYes: 'Voorgoed verwijderen', eraseNo: 'Bewaren en terug',
  eraseAbout: 'Uw naam, uw adres, elk woord dat u ons vertelde en elke mail aan u worden meteen verwijderd, en niemand kan ze terughalen. Wat is geteld blijft, zonder u. {organisation} schrijft u niet meer.',
  erased: 'Het is verwijderd', erasedAbout: 'Niets hier kent u nog. De links in eerdere mails openen uw pagina niet meer.',
  why: 'Eerder zei u iets anders. Wat is er nu anders?', whyClaim: 'Wij dachten dat dit was opgelost. Wat ziet u nog?', whyOthers: 'Anderen zeiden ons iets anders, of we maten iets anders. Wat ziet u?', noted: 'Dank u. We hebben het bij uw antwoord gevoegd.',
};

const ar: OwnDataWords = {
  erase: 'حذف كل ما تحتفظون به عني', eraseAsk: 'هل نحذف كل ما نحتفظ به عنك؟', eraseYes: 'حذف نهائي', eraseNo: 'الإبقاء والعودة',
  eraseAbout: 'يُحذف فورًا اسمك وعنوانك وكل كلمة قلتها لنا وكل رسالة إليك، ولا يستطيع أحد استعادتها. ما تم عدّه يبقى من دونك. لن تكتب إليك {organisation} مرة أخرى.',
  erased: 'تم الحذف', erasedAbout: 'لم يعد هنا شيء يعرفك. روابط الرسائل السابقة لا تفتح صفحتك بعد الآن.',
  why: 'قلت لنا غير ذلك من قبل. ما الذي تغيّر الآن؟', whyClaim: 'ظننّا أنّ هذا قد أُصلح. ماذا لا تزال ترى؟', whyOthers: 'ما قاله لنا آخرون، أو ما قسناه، يختلف عن ذلك. ماذا ترى أنت؟', noted: 'شكرًا. أضفناه إلى إجابتك.',
};

const he: OwnDataWords = {
  erase: 'למחוק את כל מה שאתם שומרים עליי', eraseAsk: 'למחוק את כל מה שאנחנו שומרים עליך?', eraseYes: 'מחיקה לתמיד', eraseNo: 'להשאיר ולחזור',
  eraseAbout: 'השם שלך, הכתובת שלך, כל מילה שאמרת לנו וכל הודעה אליך נמחקים מיד, ואיש לא יוכל להחזיר אותם. מה שנספר נשאר, בלעדיך. {organisation} לא יכתבו לך שוב.',
  erased: 'זה נמחק', erasedAbout: 'שום דבר כאן לא מכיר אותך יותר. הקישורים בהודעות קודמות לא יפתחו שוב את העמוד שלך.',
  why: 'קודם אמרת לנו אחרת. מה שונה עכשיו?', whyClaim: 'חשבנו שזה תוקן. מה עדיין המצב אצלך?', whyOthers: 'מה שאחרים אמרו לנו, או מה שמדדנו, אומר אחרת. מה המצב אצלך?', noted: 'תודה. הוספנו את זה לתשובה שלך.',
};

/** The words about one's own data and about contradicting answers in every language a survey speaks. */
export const ownDataWords = { en, de, fr, es, it, nl, ar, he } as const satisfies Record<SurveyLanguage, OwnDataWords>;
