import type { SurveyLanguage } from '../listen/survey-languages.ts';

const en = {
  told: 'What you told us', toldName: '{name}, this is what you told us', none: 'You have not told us anything in words yet.', youOn: 'You, on {date}',
  next: 'The next “You said, we did” is published on {date}.', yours: 'This page is yours alone: whoever has its address can read it.',
  ring: 'loop: {n} of 5', ringLate: 'loop: {n} of 5, late', ringNo: 'loop: {n} of 5, answered with no',
  unthemed: 'We have read it. Not enough people have said the same yet for it to get a person and a date of its own.',
  emerging: 'Others said something like it. Somebody decides who looks after it. We publish what was done about it on {date}.', putAside: 'We have read it and put it with other points.',
  open: 'A named person has to answer it.', working: 'Somebody is working on it.', waiting: 'Somebody is working on it and waits for something else first.',
  declined: 'We looked into it and decided not to change it.', done: 'We changed something about it, and are checking whether it helped.', confirmed: 'It has been changed, and it helped.',
  promised: 'The date we promised is {date}.', promisePassed: 'The date we promised, {date}, has passed.',
  passed: 'We told you to expect an answer on {date}. That day has passed without one, and we are sorry. The next answers are published on {next}.',
  ask: 'Does it work for you now?', given: 'You answered: {answer}.', tell: 'Tell us', change: 'Change your answer',
  fixed: 'It is fixed for me', partly: 'Partly', notFixed: 'Not fixed', doNotKnow: 'I do not know',
  decides: 'Your answer decides whether we may call it fixed. If it is not, it is opened again.', counts: 'Your answer counts.', seen: 'The person who looks after it sees your answer today.', seeAll: 'See everything you told us, and what became of it',
  choose: 'What may we write to you about?', rarely: 'Whatever you choose, you hear from us once in a while at most.', saved: 'Saved.', silent: 'You hear nothing more from us', stopped: 'You stopped all mail from us. Choose something below to hear it again.',
  surveys: 'Surveys', surveysAbout: 'A short question after you were in touch with us.', news: 'News about what I said', newsAbout: 'One mail when something you told us about has changed, or will not.', digest: 'The digest', digestAbout: 'Four times a year: what customers said, and what was done.',
  save: 'Save', nothing: 'Nothing at all', stop: 'Stop all mail', stopFrom: 'Stop all mail from {organisation}?', stopAbout: 'No surveys, no news about what you said, no digest. You can choose again at any time.',
  stoppedBy: '{organisation} will not write to this address again.', chooseAgain: 'Choose again what we write about', chooseInstead: 'Choose what we write about instead',
};

/** Everything the pages behind a customer's mail say by themselves, in one language; {slots} are filled. */
export type CustomerPageWords = typeof en;

const de: CustomerPageWords = {
  told: 'Was Sie uns gesagt haben', toldName: '{name}, das haben Sie uns gesagt', none: 'Sie haben uns noch nichts in Worten gesagt.', youOn: 'Sie, am {date}',
  next: 'Das nächste „Das sagten Sie, das taten wir“ erscheint am {date}.', yours: 'Diese Seite gehört nur Ihnen: Wer ihre Adresse hat, kann sie lesen.',
  ring: 'Kreis: {n} von 5', ringLate: 'Kreis: {n} von 5, verspätet', ringNo: 'Kreis: {n} von 5, mit Nein beantwortet',
  unthemed: 'Wir haben es gelesen. Noch haben nicht genug Menschen dasselbe gesagt, damit jemand bis zu einem festen Tag dafür zuständig wird.',
  emerging: 'Andere haben Ähnliches gesagt. Gerade wird entschieden, wer sich darum kümmert. Was daraus wurde, veröffentlichen wir am {date}.', putAside: 'Wir haben es gelesen und zu anderen Punkten gelegt.',
  open: 'Eine namentlich bekannte Person muss darauf antworten.', working: 'Jemand arbeitet daran.', waiting: 'Jemand arbeitet daran und muss erst auf etwas anderes warten.',
  declined: 'Wir haben es geprüft und entschieden, es nicht zu ändern.', done: 'Wir haben etwas daran geändert und prüfen, ob es geholfen hat.', confirmed: 'Es ist geändert, und es hat geholfen.',
  promised: 'Versprochen haben wir es bis {date}.', promisePassed: 'Versprochen hatten wir es bis {date}; dieser Tag ist vorbei.',
  passed: 'Wir hatten Ihnen eine Antwort bis {date} angekündigt. Dieser Tag ist ohne Antwort vergangen, und das tut uns leid. Die nächsten Antworten erscheinen am {next}.',
  ask: 'Klappt es jetzt für Sie?', given: 'Ihre Antwort: {answer}.', tell: 'Sagen Sie es uns', change: 'Antwort ändern',
  fixed: 'Für mich ist es behoben', partly: 'Teilweise', notFixed: 'Nicht behoben', doNotKnow: 'Ich weiß es nicht',
  decides: 'Ihre Antwort entscheidet mit, ob wir es behoben nennen dürfen. Ist es das nicht, wird es wieder aufgenommen.', counts: 'Ihre Antwort zählt.', seen: 'Wer dafür zuständig ist, sieht Ihre Antwort noch heute.', seeAll: 'Alles ansehen, was Sie uns gesagt haben und was daraus wurde',
  choose: 'Worüber dürfen wir Ihnen schreiben?', rarely: 'Was Sie auch wählen: Sie hören höchstens ab und zu von uns.', saved: 'Gespeichert.', silent: 'Sie hören nichts mehr von uns', stopped: 'Sie haben alle Mails von uns abbestellt. Wählen Sie unten etwas aus, um es wieder zu bekommen.',
  surveys: 'Umfragen', surveysAbout: 'Eine kurze Frage, nachdem Sie mit uns Kontakt hatten.', news: 'Neues zu dem, was ich gesagt habe', newsAbout: 'Eine Mail, wenn sich etwas ändert, das Sie uns gesagt haben, oder wenn es so bleibt.', digest: 'Der Rückblick', digestAbout: 'Viermal im Jahr: was gesagt und was getan wurde.',
  save: 'Speichern', nothing: 'Gar nichts', stop: 'Alle Mails abbestellen', stopFrom: 'Alle Mails von {organisation} abbestellen?', stopAbout: 'Keine Umfragen, nichts Neues zu dem, was Sie gesagt haben, kein Rückblick. Sie können jederzeit neu wählen.',
  stoppedBy: '{organisation} schreibt nicht mehr an diese Adresse.', chooseAgain: 'Neu wählen, worüber wir schreiben', chooseInstead: 'Lieber wählen, worüber wir schreiben',
};

const fr: CustomerPageWords = {
  told: 'Ce que vous nous avez dit', toldName: '{name}, voici ce que vous nous avez dit', none: 'Vous ne nous avez encore rien dit par écrit.', youOn: 'Vous, le {date}',
  next: 'Le prochain « Vous l’avez dit, nous l’avons fait » paraît le {date}.', yours: 'Cette page n’est qu’à vous : quiconque a son adresse peut la lire.',
  ring: 'boucle : {n} sur 5', ringLate: 'boucle : {n} sur 5, en retard', ringNo: 'boucle : {n} sur 5, la réponse est non',
  unthemed: 'Nous l’avons lu. Trop peu de personnes ont dit la même chose pour que quelqu’un en soit chargé à une date précise.',
  emerging: 'D’autres ont dit quelque chose de semblable. Il reste à décider qui s’en occupe. Nous publierons ce qui a été fait le {date}.', putAside: 'Nous l’avons lu et rangé avec d’autres points.',
  open: 'Une personne désignée doit y répondre.', working: 'Quelqu’un y travaille.', waiting: 'Quelqu’un y travaille et doit d’abord attendre autre chose.',
  declined: 'Nous l’avons examiné et avons décidé de ne pas le changer.', done: 'Nous y avons changé quelque chose et vérifions si cela a aidé.', confirmed: 'C’est changé, et cela a aidé.',
  promised: 'La date que nous avons promise est le {date}.', promisePassed: 'La date que nous avions promise, le {date}, est passée.',
  passed: 'Nous vous avions annoncé une réponse pour le {date}. Ce jour est passé sans réponse, et nous en sommes désolés. Les prochaines réponses paraissent le {next}.',
  ask: 'Est-ce que cela marche pour vous maintenant ?', given: 'Votre réponse : {answer}.', tell: 'Dites-le-nous', change: 'Modifier votre réponse',
  fixed: 'C’est réglé pour moi', partly: 'En partie', notFixed: 'Pas réglé', doNotKnow: 'Je ne sais pas',
  decides: 'Votre réponse décide si nous pouvons dire que c’est réglé. Si ce n’est pas le cas, le sujet est rouvert.', counts: 'Votre réponse compte.', seen: 'La personne qui s’en occupe voit votre réponse aujourd’hui.', seeAll: 'Voir tout ce que vous nous avez dit, et ce qu’il en est advenu',
  choose: 'À quel sujet pouvons-nous vous écrire ?', rarely: 'Quoi que vous choisissiez, nous n’écrivons que de temps en temps.', saved: 'Enregistré.', silent: 'Vous ne recevrez plus rien de nous', stopped: 'Vous avez arrêté tous nos e-mails. Choisissez ci-dessous ce que vous voulez recevoir de nouveau.',
  surveys: 'Enquêtes', surveysAbout: 'Une courte question après un contact avec nous.', news: 'Nouvelles de ce que j’ai dit', newsAbout: 'Un e-mail quand une chose dont vous nous avez parlé change, ou ne changera pas.', digest: 'Le bilan', digestAbout: 'Quatre fois par an : ce que les clients ont dit, et ce qui a été fait.',
  save: 'Enregistrer', nothing: 'Rien du tout', stop: 'Arrêter tous les e-mails', stopFrom: 'Arrêter tous les e-mails de {organisation} ?', stopAbout: 'Plus d’enquêtes, plus de nouvelles de ce que vous avez dit, plus de bilan. Vous pouvez choisir de nouveau à tout moment.',
  stoppedBy: '{organisation} n’écrira plus à cette adresse.', chooseAgain: 'Choisir de nouveau nos sujets', chooseInstead: 'Choisir plutôt nos sujets',
};

const es: CustomerPageWords = {
  told: 'Lo que nos contó', toldName: '{name}, esto es lo que nos contó', none: 'Todavía no nos ha contado nada por escrito.', youOn: 'Usted, el {date}',
  next: 'El próximo «Usted lo dijo, lo hicimos» se publica el {date}.', yours: 'Esta página es solo suya: quien tenga su dirección puede leerla.',
  ring: 'ciclo: {n} de 5', ringLate: 'ciclo: {n} de 5, con retraso', ringNo: 'ciclo: {n} de 5, la respuesta fue no',
  unthemed: 'Lo hemos leído. Aún no han dicho lo mismo suficientes personas para que alguien se encargue con una fecha propia.',
  emerging: 'Otras personas han dicho algo parecido. Se está decidiendo quién se encarga. Publicaremos lo que se hizo el {date}.', putAside: 'Lo hemos leído y lo hemos reunido con otros puntos.',
  open: 'Una persona con nombre propio tiene que responder.', working: 'Alguien está trabajando en ello.', waiting: 'Alguien está trabajando en ello y antes tiene que esperar a otra cosa.',
  declined: 'Lo estudiamos y decidimos no cambiarlo.', done: 'Hemos cambiado algo y estamos comprobando si ha servido.', confirmed: 'Está cambiado, y ha servido.',
  promised: 'La fecha que prometimos es el {date}.', promisePassed: 'La fecha que prometimos, el {date}, ya ha pasado.',
  passed: 'Le dijimos que tendría una respuesta el {date}. Ese día pasó sin ella, y lo sentimos. Las próximas respuestas se publican el {next}.',
  ask: '¿Le funciona ahora?', given: 'Su respuesta: {answer}.', tell: 'Díganoslo', change: 'Cambiar su respuesta',
  fixed: 'Para mí está resuelto', partly: 'En parte', notFixed: 'No está resuelto', doNotKnow: 'No lo sé',
  decides: 'Su respuesta decide si podemos llamarlo resuelto. Si no lo está, se abre de nuevo.', counts: 'Su respuesta cuenta.', seen: 'La persona que se encarga ve su respuesta hoy.', seeAll: 'Ver todo lo que nos contó y qué pasó con ello',
  choose: '¿Sobre qué podemos escribirle?', rarely: 'Elija lo que elija, solo le escribimos de vez en cuando.', saved: 'Guardado.', silent: 'No volverá a saber de nosotros', stopped: 'Usted canceló todos nuestros correos. Elija abajo lo que quiera volver a recibir.',
  surveys: 'Encuestas', surveysAbout: 'Una pregunta breve después de hablar con nosotros.', news: 'Novedades de lo que dije', newsAbout: 'Un correo cuando cambia algo que nos contó, o cuando no va a cambiar.', digest: 'El resumen', digestAbout: 'Cuatro veces al año: lo que dijeron los clientes y lo que se hizo.',
  save: 'Guardar', nothing: 'Nada en absoluto', stop: 'Cancelar todos los correos', stopFrom: '¿Cancelar todos los correos de {organisation}?', stopAbout: 'Sin encuestas, sin novedades de lo que dijo, sin resumen. Puede volver a elegir cuando quiera.',
  stoppedBy: '{organisation} no volverá a escribir a esta dirección.', chooseAgain: 'Volver a elegir sobre qué escribimos', chooseInstead: 'Elegir mejor sobre qué escribimos',
};

const it: CustomerPageWords = {
  told: 'Che cosa ci ha detto', toldName: '{name}, ecco che cosa ci ha detto', none: 'Non ci ha ancora detto nulla a parole.', youOn: 'Lei, in data {date}',
  next: 'Il prossimo «Lei l’ha detto, noi l’abbiamo fatto» esce in data {date}.', yours: 'Questa pagina è solo sua: chi ne ha l’indirizzo può leggerla.',
  ring: 'ciclo: {n} su 5', ringLate: 'ciclo: {n} su 5, in ritardo', ringNo: 'ciclo: {n} su 5, la risposta è no',
  unthemed: 'L’abbiamo letto. Non l’hanno ancora detto abbastanza persone perché qualcuno se ne occupi entro una data precisa.',
  emerging: 'Altri hanno detto qualcosa di simile. Si sta decidendo chi se ne occupa. Pubblicheremo che cosa è stato fatto in data {date}.', putAside: 'L’abbiamo letto e unito ad altri punti.',
  open: 'Una persona con un nome deve rispondere.', working: 'Qualcuno ci sta lavorando.', waiting: 'Qualcuno ci sta lavorando e deve prima aspettare altro.',
  declined: 'L’abbiamo esaminato e abbiamo deciso di non cambiarlo.', done: 'Abbiamo cambiato qualcosa e stiamo verificando se è servito.', confirmed: 'È stato cambiato, ed è servito.',
  promised: 'La data che abbiamo promesso è il giorno {date}.', promisePassed: 'La data che avevamo promesso, {date}, è passata.',
  passed: 'Le avevamo annunciato una risposta per il giorno {date}. Quel giorno è passato senza risposta, e ce ne scusiamo. Le prossime risposte escono in data {next}.',
  ask: 'Adesso funziona per lei?', given: 'La sua risposta: {answer}.', tell: 'Ce lo dica', change: 'Cambiare la risposta',
  fixed: 'Per me è risolto', partly: 'In parte', notFixed: 'Non è risolto', doNotKnow: 'Non lo so',
  decides: 'La sua risposta decide se possiamo dirlo risolto. Se non lo è, viene riaperto.', counts: 'La sua risposta conta.', seen: 'Chi se ne occupa vede la sua risposta oggi.', seeAll: 'Vedere tutto ciò che ci ha detto e che cosa ne è stato',
  choose: 'Di che cosa possiamo scriverle?', rarely: 'Qualunque cosa scelga, le scriviamo solo di tanto in tanto.', saved: 'Salvato.', silent: 'Non riceverà più nulla da noi', stopped: 'Ha fermato tutte le nostre e-mail. Scelga qui sotto che cosa vuole ricevere di nuovo.',
  surveys: 'Sondaggi', surveysAbout: 'Una breve domanda dopo un contatto con noi.', news: 'Novità su ciò che ho detto', newsAbout: 'Un’e-mail quando qualcosa di cui ci ha parlato cambia, o non cambierà.', digest: 'Il riepilogo', digestAbout: 'Quattro volte l’anno: che cosa hanno detto i clienti e che cosa è stato fatto.',
  save: 'Salvare', nothing: 'Niente del tutto', stop: 'Fermare tutte le e-mail', stopFrom: 'Fermare tutte le e-mail di {organisation}?', stopAbout: 'Niente sondaggi, niente novità su ciò che ha detto, niente riepilogo. Può scegliere di nuovo in qualsiasi momento.',
  stoppedBy: '{organisation} non scriverà più a questo indirizzo.', chooseAgain: 'Scegliere di nuovo di che cosa scriviamo', chooseInstead: 'Scegliere invece di che cosa scriviamo',
};

const nl: CustomerPageWords = {
  told: 'Wat u ons hebt verteld', toldName: '{name}, dit hebt u ons verteld', none: 'U hebt ons nog niets in woorden verteld.', youOn: 'U, op {date}',
  next: 'De volgende ‘U zei het, wij deden het’ verschijnt op {date}.', yours: 'Deze pagina is alleen van u: wie het adres heeft, kan haar lezen.',
  ring: 'kring: {n} van 5', ringLate: 'kring: {n} van 5, te laat', ringNo: 'kring: {n} van 5, beantwoord met nee',
  unthemed: 'We hebben het gelezen. Nog niet genoeg mensen hebben hetzelfde gezegd om er iemand met een datum op te zetten.',
  emerging: 'Anderen zeiden iets vergelijkbaars. Er wordt beslist wie ervoor zorgt. Wat ermee is gedaan, publiceren we op {date}.', putAside: 'We hebben het gelezen en bij andere punten gelegd.',
  open: 'Iemand met naam en toenaam moet erop antwoorden.', working: 'Iemand werkt eraan.', waiting: 'Iemand werkt eraan en moet eerst op iets anders wachten.',
  declined: 'We hebben het bekeken en besloten het niet te veranderen.', done: 'We hebben er iets aan veranderd en kijken of het heeft geholpen.', confirmed: 'Het is veranderd, en het heeft geholpen.',
  promised: 'De datum die we beloofden is {date}.', promisePassed: 'De datum die we beloofden, {date}, is voorbij.',
  passed: 'We zeiden dat u op {date} een antwoord kon verwachten. Die dag ging zonder antwoord voorbij, en dat spijt ons. De volgende antwoorden verschijnen op {next}.',
  ask: 'Werkt het nu voor u?', given: 'Uw antwoord: {answer}.', tell: 'Vertel het ons', change: 'Antwoord wijzigen',
  fixed: 'Voor mij is het opgelost', partly: 'Gedeeltelijk', notFixed: 'Niet opgelost', doNotKnow: 'Ik weet het niet',
  decides: 'Uw antwoord bepaalt mee of we het opgelost mogen noemen. Is het dat niet, dan gaat het weer open.', counts: 'Uw antwoord telt.', seen: 'Wie ervoor zorgt, ziet uw antwoord vandaag.', seeAll: 'Alles zien wat u ons hebt verteld en wat ervan is geworden',
  choose: 'Waarover mogen we u schrijven?', rarely: 'Wat u ook kiest, u hoort hooguit af en toe van ons.', saved: 'Opgeslagen.', silent: 'U hoort niets meer van ons', stopped: 'U hebt al onze mail stopgezet. Kies hieronder wat u weer wilt ontvangen.',
  surveys: 'Enquêtes', surveysAbout: 'Een korte vraag nadat u contact met ons had.', news: 'Nieuws over wat ik zei', newsAbout: 'Eén mail wanneer iets verandert waarover u ons vertelde, of wanneer het zo blijft.', digest: 'Het overzicht', digestAbout: 'Vier keer per jaar: wat klanten zeiden en wat er is gedaan.',
  save: 'Opslaan', nothing: 'Helemaal niets', stop: 'Alle mail stoppen', stopFrom: 'Alle mail van {organisation} stoppen?', stopAbout: 'Geen enquêtes, geen nieuws over wat u zei, geen overzicht. U kunt altijd opnieuw kiezen.',
  stoppedBy: '{organisation} schrijft niet meer naar dit adres.', chooseAgain: 'Opnieuw kiezen waarover we schrijven', chooseInstead: 'Liever kiezen waarover we schrijven',
};

const ar: CustomerPageWords = {
  told: 'ما قلته لنا', toldName: '{name}، هذا ما قلته لنا', none: 'لم تكتب لنا شيئًا بعد.', youOn: 'أنت، في {date}',
  next: 'يُنشر «قلتم وفعلنا» القادم في {date}.', yours: 'هذه الصفحة لك وحدك: كل من لديه عنوانها يستطيع قراءتها.',
  ring: 'الحلقة: {n} من 5', ringLate: 'الحلقة: {n} من 5، متأخر', ringNo: 'الحلقة: {n} من 5، والجواب لا',
  unthemed: 'لقد قرأناه. لم يقل الشيء نفسه بعد عدد كافٍ من الناس ليتولاه شخص معيّن في موعد محدد.',
  emerging: 'قال آخرون شيئًا مشابهًا. يجري تحديد من سيتولاه. ننشر ما تم بشأنه في {date}.', putAside: 'لقد قرأناه وضممناه إلى نقاط أخرى.',
  open: 'على شخص معيّن بالاسم أن يجيب عنه.', working: 'هناك من يعمل عليه.', waiting: 'هناك من يعمل عليه وينتظر أمرًا آخر أولًا.',
  declined: 'درسناه وقررنا ألا نغيّره.', done: 'غيّرنا شيئًا فيه، ونتحقق مما إذا كان ذلك قد أفاد.', confirmed: 'لقد تغيّر، وأفاد ذلك.',
  promised: 'الموعد الذي وعدنا به هو {date}.', promisePassed: 'الموعد الذي وعدنا به، {date}، قد مضى.',
  passed: 'أخبرناك أن تتوقع جوابًا في {date}. مضى ذلك اليوم من دون جواب، ونحن نعتذر. تُنشر الأجوبة القادمة في {next}.',
  ask: 'هل يعمل الأمر لديك الآن؟', given: 'إجابتك: {answer}.', tell: 'أخبرنا', change: 'تغيير إجابتك',
  fixed: 'حُلّت المشكلة لدي', partly: 'جزئيًا', notFixed: 'لم تُحلّ', doNotKnow: 'لا أعرف',
  decides: 'إجابتك تقرر هل يجوز لنا أن نعدّ المشكلة محلولة. إن لم تُحلّ فسيُعاد فتحها.', counts: 'إجابتك محسوبة.', seen: 'يرى الشخص المسؤول إجابتك اليوم.', seeAll: 'شاهد كل ما قلته لنا وما آل إليه',
  choose: 'عمّ يمكننا أن نكتب إليك؟', rarely: 'مهما اخترت، فلن نكتب إليك إلا من حين إلى آخر.', saved: 'تم الحفظ.', silent: 'لن يصلك منا شيء بعد الآن', stopped: 'أوقفت كل رسائلنا. اختر أدناه ما تريد أن يصلك من جديد.',
  surveys: 'الاستبيانات', surveysAbout: 'سؤال قصير بعد تواصلك معنا.', news: 'أخبار ما قلته', newsAbout: 'رسالة واحدة حين يتغير شيء أخبرتنا عنه، أو حين لن يتغير.', digest: 'الملخص', digestAbout: 'أربع مرات في السنة: ما قاله العملاء وما تم فعله.',
  save: 'حفظ', nothing: 'لا شيء على الإطلاق', stop: 'إيقاف كل الرسائل', stopFrom: 'هل تريد إيقاف كل الرسائل من {organisation}؟', stopAbout: 'لا استبيانات، ولا أخبار عما قلته، ولا ملخص. يمكنك الاختيار من جديد في أي وقت.',
  stoppedBy: 'لن تكتب {organisation} إلى هذا العنوان مرة أخرى.', chooseAgain: 'اختر من جديد ما نكتب عنه', chooseInstead: 'اختر بدلًا من ذلك ما نكتب عنه',
};

const he: CustomerPageWords = {
  told: 'מה אמרת לנו', toldName: '{name}, זה מה שאמרת לנו', none: 'עדיין לא כתבת לנו דבר.', youOn: 'דבריך, ב־{date}',
  next: 'הפרסום הבא של „אמרתם, עשינו” יהיה ב־{date}.', yours: 'העמוד הזה שלך בלבד: כל מי שיש לו את הכתובת יכול לקרוא אותו.',
  ring: 'המעגל: {n} מתוך 5', ringLate: 'המעגל: {n} מתוך 5, באיחור', ringNo: 'המעגל: {n} מתוך 5, התשובה היא לא',
  unthemed: 'קראנו את זה. עדיין לא אמרו זאת מספיק אנשים כדי שימונה לכך אדם עם תאריך משלו.',
  emerging: 'אחרים אמרו משהו דומה. מחליטים מי יטפל בזה. נפרסם מה נעשה ב־{date}.', putAside: 'קראנו את זה וצירפנו לנקודות אחרות.',
  open: 'אדם מסוים, בשמו, חייב לענות על כך.', working: 'יש מי שעובד על זה.', waiting: 'יש מי שעובד על זה וממתין קודם לדבר אחר.',
  declined: 'בדקנו והחלטנו לא לשנות את זה.', done: 'שינינו בזה משהו, ואנחנו בודקים אם זה עזר.', confirmed: 'זה שונה, וזה עזר.',
  promised: 'התאריך שהבטחנו הוא {date}.', promisePassed: 'התאריך שהבטחנו, {date}, עבר.',
  passed: 'הודענו לך לצפות לתשובה ב־{date}. היום הזה עבר בלי תשובה, ואנחנו מתנצלים. התשובות הבאות יפורסמו ב־{next}.',
  ask: 'האם זה עובד אצלך עכשיו?', given: 'התשובה שלך: {answer}.', tell: 'ספרו לנו', change: 'שינוי התשובה',
  fixed: 'אצלי זה תוקן', partly: 'חלקית', notFixed: 'לא תוקן', doNotKnow: 'לא ידוע לי',
  decides: 'התשובה שלך קובעת אם מותר לנו לומר שזה תוקן. אם לא, זה ייפתח מחדש.', counts: 'התשובה שלך נספרת.', seen: 'מי שמטפל בזה יראה את התשובה שלך היום.', seeAll: 'כל מה שאמרת לנו, ומה קרה עם זה',
  choose: 'על מה מותר לנו לכתוב לך?', rarely: 'בכל בחירה, נכתוב רק מדי פעם.', saved: 'נשמר.', silent: 'לא נכתוב לך יותר', stopped: 'עצרת את כל הדואר מאיתנו. אפשר לבחור למטה מה לקבל שוב.',
  surveys: 'סקרים', surveysAbout: 'שאלה קצרה אחרי שהיינו בקשר.', news: 'חדשות על מה שאמרתי', newsAbout: 'הודעה אחת כשמשהו שסיפרת לנו עליו משתנה, או לא ישתנה.', digest: 'הסיכום', digestAbout: 'ארבע פעמים בשנה: מה אמרו הלקוחות ומה נעשה.',
  save: 'שמירה', nothing: 'שום דבר', stop: 'עצירת כל הדואר', stopFrom: 'לעצור את כל הדואר מ־{organisation}?', stopAbout: 'בלי סקרים, בלי חדשות על מה שאמרת, בלי סיכום. אפשר לבחור מחדש בכל עת.',
  stoppedBy: '{organisation} לא יכתבו עוד לכתובת הזאת.', chooseAgain: 'בחירה מחדש על מה נכתוב', chooseInstead: 'בחירה על מה נכתוב במקום זאת',
};

/** The words of the receipt, "did it fix it?", preference and unsubscribe pages in every language a survey speaks. */
export const customerPageWords = { en, de, fr, es, it, nl, ar, he } as const satisfies Record<SurveyLanguage, CustomerPageWords>;
