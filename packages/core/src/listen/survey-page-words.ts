import type { SurveyLanguage } from './survey-languages.ts';

const en = {
  continue: 'Continue', send: 'Send', optional: '(optional)', language: 'Language', outOf: '{n} out of {m}', yes: 'Yes', no: 'No', trap: 'Leave this empty',
  error: 'Error', problem: 'There is a problem', chooseScore: 'Choose a score.', chooseOne: 'Choose an answer.', chooseSome: 'Choose at least one answer.', writeSomething: 'Write an answer.',
  outside: 'Choose a number from {min} to {max}.', notAnOption: 'Choose one of the answers shown.', tooLong: 'Keep the comment under {most} characters. It has {n}.',
  quick: 'That was very quick. Please press the button once more.', old: 'This page was open for a long time. Please press the button once more.',
  privacy: 'Your answer goes to the team that runs this service. We keep it for {months} months. Please leave out card numbers and passwords.',
  again: 'You have already answered. You can change your answer until {date}.',
  thanksTitle: 'Thank you', thanks: 'Thank you. We read every comment.', thanksBody: 'If enough people say the same thing, a named person has to answer it, and we publish what they did.',
  publishedOn: 'The next answers are published on {date}:', publishedLink: 'what people said and what was done', goesOut: 'The next answers go out on {date}.',
  over: 'Nothing is needed from you', closed: 'This survey closed on {date}. Nothing is needed from you.', expired: 'This link stopped working on {date}. Nothing is needed from you.',
  tooLate: 'This link stopped working on {date}, so what you just sent was not kept.', meanwhile: 'This survey closed while you were answering. What you sent is kept.',
  offline: 'There is no connection. What you wrote is kept on this page; press the button again when you are back.',
};

const de: typeof en = {
  continue: 'Weiter', send: 'Senden', optional: '(freiwillig)', language: 'Sprache', outOf: '{n} von {m}', yes: 'Ja', no: 'Nein', trap: 'Bitte leer lassen',
  error: 'Fehler', problem: 'Hier stimmt etwas nicht', chooseScore: 'Wählen Sie eine Bewertung.', chooseOne: 'Wählen Sie eine Antwort.', chooseSome: 'Wählen Sie mindestens eine Antwort.', writeSomething: 'Schreiben Sie eine Antwort.',
  outside: 'Wählen Sie eine Zahl von {min} bis {max}.', notAnOption: 'Wählen Sie eine der gezeigten Antworten.', tooLong: 'Bitte höchstens {most} Zeichen. Es sind {n}.',
  quick: 'Das war sehr schnell. Bitte drücken Sie noch einmal.', old: 'Diese Seite war lange offen. Bitte drücken Sie noch einmal.',
  privacy: 'Ihre Antwort geht an das Team, das diesen Dienst betreibt. Wir bewahren sie {months} Monate auf. Bitte nennen Sie keine Kartennummern und Passwörter.',
  again: 'Sie haben schon geantwortet. Bis {date} können Sie Ihre Antwort ändern.',
  thanksTitle: 'Danke', thanks: 'Danke. Wir lesen jeden Kommentar.', thanksBody: 'Sagen genug Menschen dasselbe, muss eine namentlich bekannte Person darauf antworten, und wir veröffentlichen, was sie getan hat.',
  publishedOn: 'Die nächsten Antworten erscheinen am {date}:', publishedLink: 'was gesagt und was getan wurde', goesOut: 'Die nächsten Antworten gehen am {date} hinaus.',
  over: 'Sie müssen nichts tun', closed: 'Diese Umfrage endete am {date}. Sie müssen nichts tun.', expired: 'Dieser Link galt bis {date}. Sie müssen nichts tun.',
  tooLate: 'Dieser Link galt bis {date}; was Sie eben gesendet haben, wurde deshalb nicht aufgenommen.', meanwhile: 'Diese Umfrage endete, während Sie antworteten. Ihre Antwort ist aufgenommen.',
  offline: 'Es besteht keine Verbindung. Ihre Antwort bleibt auf dieser Seite; drücken Sie noch einmal, sobald die Verbindung wieder da ist.',
};

const fr: typeof en = {
  continue: 'Continuer', send: 'Envoyer', optional: '(facultatif)', language: 'Langue', outOf: '{n} sur {m}', yes: 'Oui', no: 'Non', trap: 'Laissez ce champ vide',
  error: 'Erreur', problem: 'Il y a un problème', chooseScore: 'Choisissez une note.', chooseOne: 'Choisissez une réponse.', chooseSome: 'Choisissez au moins une réponse.', writeSomething: 'Écrivez une réponse.',
  outside: 'Choisissez un nombre de {min} à {max}.', notAnOption: 'Choisissez une des réponses proposées.', tooLong: 'Écrivez au plus {most} caractères. Il y en a {n}.',
  quick: 'C’était très rapide. Appuyez encore une fois sur le bouton.', old: 'Cette page est restée longtemps ouverte. Appuyez encore une fois sur le bouton.',
  privacy: 'Votre réponse est lue par l’équipe qui gère ce service. Nous la gardons {months} mois. N’indiquez ni numéro de carte ni mot de passe.',
  again: 'Vous avez déjà répondu. Vous pouvez modifier votre réponse jusqu’au {date}.',
  thanksTitle: 'Merci', thanks: 'Merci. Nous lisons chaque commentaire.', thanksBody: 'Si assez de personnes disent la même chose, quelqu’un doit y répondre en son nom, et nous publions ce qui a été fait.',
  publishedOn: 'Les prochaines réponses paraissent le {date} :', publishedLink: 'ce qui a été dit et ce qui a été fait', goesOut: 'Les prochaines réponses partent le {date}.',
  over: 'Vous n’avez rien à faire', closed: 'Cette enquête a pris fin le {date}. Vous n’avez rien à faire.', expired: 'Ce lien a cessé de fonctionner le {date}. Vous n’avez rien à faire.',
  tooLate: 'Ce lien a cessé de fonctionner le {date} ; ce que vous venez d’envoyer n’a donc pas été gardé.', meanwhile: 'Cette enquête a pris fin pendant que vous répondiez. Votre réponse est gardée.',
  offline: 'Il n’y a pas de connexion. Votre texte reste sur cette page ; appuyez de nouveau une fois la connexion revenue.',
};

const es: typeof en = {
  continue: 'Continuar', send: 'Enviar', optional: '(opcional)', language: 'Idioma', outOf: '{n} de {m}', yes: 'Sí', no: 'No', trap: 'Deje esto vacío',
  error: 'Error', problem: 'Hay un problema', chooseScore: 'Elija una puntuación.', chooseOne: 'Elija una respuesta.', chooseSome: 'Elija al menos una respuesta.', writeSomething: 'Escriba una respuesta.',
  outside: 'Elija un número del {min} al {max}.', notAnOption: 'Elija una de las respuestas mostradas.', tooLong: 'Escriba como máximo {most} caracteres. Hay {n}.',
  quick: 'Ha sido muy rápido. Pulse el botón una vez más.', old: 'Esta página ha estado abierta mucho tiempo. Pulse el botón una vez más.',
  privacy: 'Su respuesta llega al equipo que lleva este servicio. La guardamos {months} meses. No escriba números de tarjeta ni contraseñas.',
  again: 'Ya ha respondido. Puede cambiar su respuesta hasta el {date}.',
  thanksTitle: 'Gracias', thanks: 'Gracias. Leemos todos los comentarios.', thanksBody: 'Si suficientes personas dicen lo mismo, alguien con nombre propio tiene que responder, y publicamos lo que hizo.',
  publishedOn: 'Las próximas respuestas se publican el {date}:', publishedLink: 'lo que se dijo y lo que se hizo', goesOut: 'Las próximas respuestas salen el {date}.',
  over: 'No tiene que hacer nada', closed: 'Esta encuesta terminó el {date}. No tiene que hacer nada.', expired: 'Este enlace dejó de funcionar el {date}. No tiene que hacer nada.',
  tooLate: 'Este enlace dejó de funcionar el {date}, así que lo que acaba de enviar no se ha guardado.', meanwhile: 'Esta encuesta terminó mientras respondía. Su respuesta está guardada.',
  offline: 'No hay conexión. Lo que ha escrito sigue en esta página; pulse otra vez cuando vuelva la conexión.',
};

const it: typeof en = {
  continue: 'Continua', send: 'Invia', optional: '(facoltativo)', language: 'Lingua', outOf: '{n} su {m}', yes: 'Sì', no: 'No', trap: 'Lasciare vuoto',
  error: 'Errore', problem: 'C’è un problema', chooseScore: 'Scelga un punteggio.', chooseOne: 'Scelga una risposta.', chooseSome: 'Scelga almeno una risposta.', writeSomething: 'Scriva una risposta.',
  outside: 'Scelga un numero da {min} a {max}.', notAnOption: 'Scelga una delle risposte mostrate.', tooLong: 'Scriva al massimo {most} caratteri. Ce ne sono {n}.',
  quick: 'È stato molto veloce. Prema il pulsante ancora una volta.', old: 'Questa pagina è rimasta aperta a lungo. Prema il pulsante ancora una volta.',
  privacy: 'La sua risposta arriva al gruppo che gestisce questo servizio. La conserviamo per {months} mesi. Non scriva numeri di carta o password.',
  again: 'Ha già risposto. Può cambiare la risposta fino al {date}.',
  thanksTitle: 'Grazie', thanks: 'Grazie. Leggiamo ogni commento.', thanksBody: 'Se abbastanza persone dicono la stessa cosa, una persona con nome e cognome deve rispondere, e pubblichiamo che cosa ha fatto.',
  publishedOn: 'Le prossime risposte escono il {date}:', publishedLink: 'che cosa è stato detto e che cosa è stato fatto', goesOut: 'Le prossime risposte partono il {date}.',
  over: 'Non deve fare nulla', closed: 'Questo sondaggio è terminato il {date}. Non deve fare nulla.', expired: 'Questo collegamento ha smesso di funzionare il {date}. Non deve fare nulla.',
  tooLate: 'Questo collegamento ha smesso di funzionare il {date}, perciò quanto ha appena inviato non è stato conservato.', meanwhile: 'Questo sondaggio è terminato mentre rispondeva. La sua risposta è conservata.',
  offline: 'Non c’è connessione. Quanto ha scritto resta in questa pagina; prema di nuovo quando la connessione torna.',
};

const nl: typeof en = {
  continue: 'Verder', send: 'Versturen', optional: '(niet verplicht)', language: 'Taal', outOf: '{n} van {m}', yes: 'Ja', no: 'Nee', trap: 'Laat dit leeg',
  error: 'Fout', problem: 'Er klopt iets niet', chooseScore: 'Kies een score.', chooseOne: 'Kies een antwoord.', chooseSome: 'Kies minstens één antwoord.', writeSomething: 'Schrijf een antwoord.',
  outside: 'Kies een getal van {min} tot en met {max}.', notAnOption: 'Kies een van de getoonde antwoorden.', tooLong: 'Schrijf hoogstens {most} tekens. Het zijn er {n}.',
  quick: 'Dat ging erg snel. Druk nog een keer op de knop.', old: 'Deze pagina stond lang open. Druk nog een keer op de knop.',
  privacy: 'Uw antwoord gaat naar het team dat deze dienst verzorgt. We bewaren het {months} maanden. Laat kaartnummers en wachtwoorden weg.',
  again: 'U hebt al geantwoord. Tot {date} kunt u uw antwoord wijzigen.',
  thanksTitle: 'Bedankt', thanks: 'Bedankt. We lezen elke opmerking.', thanksBody: 'Zeggen genoeg mensen hetzelfde, dan moet iemand er met naam op antwoorden, en we publiceren wat die heeft gedaan.',
  publishedOn: 'De volgende antwoorden verschijnen op {date}:', publishedLink: 'wat er gezegd is en wat er gedaan is', goesOut: 'De volgende antwoorden gaan uit op {date}.',
  over: 'U hoeft niets te doen', closed: 'Deze enquête sloot op {date}. U hoeft niets te doen.', expired: 'Deze link werkte tot {date}. U hoeft niets te doen.',
  tooLate: 'Deze link werkte tot {date}; wat u net verstuurde, is daarom niet bewaard.', meanwhile: 'Deze enquête sloot terwijl u antwoordde. Uw antwoord is bewaard.',
  offline: 'Er is geen verbinding. Wat u schreef, blijft op deze pagina; druk nog een keer zodra u weer verbinding hebt.',
};

const ar: typeof en = {
  continue: 'متابعة', send: 'إرسال', optional: '(اختياري)', language: 'اللغة', outOf: '{n} من {m}', yes: 'نعم', no: 'لا', trap: 'اترك هذا فارغًا',
  error: 'خطأ', problem: 'هناك مشكلة', chooseScore: 'اختر درجة.', chooseOne: 'اختر إجابة.', chooseSome: 'اختر إجابة واحدة على الأقل.', writeSomething: 'اكتب إجابة.',
  outside: 'اختر رقمًا من {min} إلى {max}.', notAnOption: 'اختر إحدى الإجابات المعروضة.', tooLong: 'اكتب {most} حرف على الأكثر. النص الحالي {n}.',
  quick: 'كان ذلك سريعًا جدًا. اضغط الزر مرة أخرى من فضلك.', old: 'بقيت هذه الصفحة مفتوحة مدة طويلة. اضغط الزر مرة أخرى من فضلك.',
  privacy: 'تصل إجابتك إلى الفريق الذي يدير هذه الخدمة. نحتفظ بها لمدة {months} شهرًا. من فضلك لا تكتب أرقام البطاقات أو كلمات المرور.',
  again: 'لقد أجبت من قبل. يمكنك تغيير إجابتك حتى {date}.',
  thanksTitle: 'شكرًا', thanks: 'شكرًا. نقرأ كل تعليق.', thanksBody: 'إذا قال عدد كافٍ من الناس الشيء نفسه، وجب على شخص معروف بالاسم أن يجيب، وننشر ما فعله.',
  publishedOn: 'تُنشر الإجابات القادمة في {date}:', publishedLink: 'ما قاله الناس وما الذي تم فعله', goesOut: 'تُرسل الإجابات القادمة في {date}.',
  over: 'لا شيء مطلوب منك', closed: 'أُغلق هذا الاستبيان في {date}. لا شيء مطلوب منك.', expired: 'توقف هذا الرابط عن العمل في {date}. لا شيء مطلوب منك.',
  tooLate: 'توقف هذا الرابط عن العمل في {date}، لذلك لم يُحفظ ما أرسلته الآن.', meanwhile: 'أُغلق هذا الاستبيان أثناء إجابتك. تم حفظ إجابتك.',
  offline: 'لا يوجد اتصال. ما كتبته محفوظ في هذه الصفحة؛ اضغط الزر مرة أخرى عند عودة الاتصال.',
};

const he: typeof en = {
  continue: 'המשך', send: 'שליחה', optional: '(לא חובה)', language: 'שפה', outOf: '{n} מתוך {m}', yes: 'כן', no: 'לא', trap: 'יש להשאיר ריק',
  error: 'שגיאה', problem: 'יש בעיה', chooseScore: 'יש לבחור ציון.', chooseOne: 'יש לבחור תשובה.', chooseSome: 'יש לבחור תשובה אחת לפחות.', writeSomething: 'יש לכתוב תשובה.',
  outside: 'יש לבחור מספר מ־{min} עד {max}.', notAnOption: 'יש לבחור אחת מהתשובות המוצגות.', tooLong: 'אפשר לכתוב עד {most} תווים. כעת יש {n}.',
  quick: 'זה היה מהיר מאוד. נא ללחוץ שוב על הכפתור.', old: 'הדף היה פתוח זמן רב. נא ללחוץ שוב על הכפתור.',
  privacy: 'התשובה מגיעה לצוות שמפעיל את השירות. אנחנו שומרים אותה {months} חודשים. נא לא לכתוב מספרי כרטיס או סיסמאות.',
  again: 'כבר ענית. אפשר לשנות את התשובה עד {date}.',
  thanksTitle: 'תודה', thanks: 'תודה. אנחנו קוראים כל תגובה.', thanksBody: 'אם מספיק אנשים אומרים אותו דבר, אדם מסוים חייב לענות על כך, ואנחנו מפרסמים מה נעשה.',
  publishedOn: 'התשובות הבאות יתפרסמו ב־{date}:', publishedLink: 'מה נאמר ומה נעשה', goesOut: 'התשובות הבאות יישלחו ב־{date}.',
  over: 'אין צורך לעשות דבר', closed: 'הסקר נסגר ב־{date}. אין צורך לעשות דבר.', expired: 'הקישור הפסיק לפעול ב־{date}. אין צורך לעשות דבר.',
  tooLate: 'הקישור הפסיק לפעול ב־{date}, ולכן מה ששלחת עכשיו לא נשמר.', meanwhile: 'הסקר נסגר בזמן שענית. התשובה שלך נשמרה.',
  offline: 'אין חיבור. מה שכתבת נשמר בדף הזה; נא ללחוץ שוב כשהחיבור יחזור.',
};

/** What a survey's page says by itself, in every language it speaks. */
export const pageWords = { en, de, fr, es, it, nl, ar, he } as const satisfies Record<SurveyLanguage, typeof en>;
