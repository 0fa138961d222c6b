import type { SurveyLanguage } from '../listen/survey-languages.ts';
import type { NumberForms } from './digest-mail-words.ts';
import { loopKeptSentences } from './loop-kept.ts';

/** Each language has number forms of its own. */
const counts: Readonly<Record<'themes' | 'moves', NumberForms>> = { themes: { one: '{n} theme', other: '{n} themes' }, moves: { other: 'The date was moved {n} times.' } };

const en = {
  title: 'You said, we did', ...loopKeptSentences, caption: 'A concern is one text and one thing it speaks about; {raised} were raised more than 90 days ago.',
  changed: 'Changed', confirmed: 'Of these, confirmed by customers or data', declined: 'Decided not to, with a reason', unanswered: 'Not answered',
  none: 'Nothing has been decided yet. What customers say is read, gets a person and a date, and is answered here.', noMatch: 'Nothing here fits.', showAll: 'Show everything',
  allOf: 'All {n} of “{heading}”', themes: counts.themes, pageOf: 'page {n} of {m}', newer: 'Newer', older: 'Older',
  search: 'Search', words: 'Words', answer: 'Answer', any: 'All', stage: 'Part of the journey', show: 'Show', clear: 'Clear',
  stages: { discover: 'Finding us', join: 'Joining', set_up: 'Setting up', use: 'Using it', pay: 'Paying', get_help: 'Getting help', change: 'Changing something', leave: 'Leaving' },
  next: 'Next on {date}.', about: 'This page is made from what customers told {organisation}; nobody can be recognised on it.', digests: 'Earlier digests', feed: 'News feed', data: 'As data',
  promised: 'Promised for {date}.', movedOnce: 'The date was moved once.', movedTwice: 'The date was moved twice.', movedTimes: counts.moves,
  overdue: 'The date we promised, {date}, has passed without an answer.', workingOn: 'We are working on it. The date we promised is {date}.',
  disagree: 'Customers and the data do not agree yet whether it helped.', proven: 'Confirmed by customers.', share: 'Of {n} who could tell, {share} say it is fixed (leaving room for chance: {lower} to {upper}).',
  fewer: 'Confirmed by the data: it comes up {less} less often than before (leaving room for chance: {lower} to {upper} less).', unproven: 'Not proven: neither customers nor the data say clearly that it helped.', notYet: 'Not proven yet. We look at the figures on {date}.',
  history: 'What happened', accepted: 'Somebody answers for it.', acceptedFor: 'Somebody answers for it; promised for {date}.', moved: 'The date was moved from {from} to {to}.',
  helped: 'Confirmed: it helped.', reopened: 'Opened again: it did not help enough.', refused: 'Decided not to, with a reason.',
  noDigest: 'No digest has gone out yet.', correction: 'a correction', sentOn: 'Sent on {date}. It stands here as it went out.', allDigests: 'All digests', today: 'What stands today', digestOf: 'The digest of {organisation}.',
};

/** Everything the public page, a theme's page and the archive of digests say by themselves, in one language; {slots} are filled. */
export type PublicPageWords = typeof en;

const de: PublicPageWords = {
  title: 'Das sagten Sie, das taten wir', kept: 'Von {raised} Dingen, die vor mehr als 90 Tagen angesprochen wurden, haben wir {changed} geändert, {declined} begründet nicht geändert und {unanswered} nicht beantwortet.', keptNone: 'Vor mehr als 90 Tagen wurde nichts angesprochen; wie viel beantwortet wird, lässt sich noch nicht sagen.', caption: 'Ein Anliegen ist ein Text und eine Sache, von der er spricht; {raised} wurden vor mehr als 90 Tagen angesprochen.',
  changed: 'Geändert', confirmed: 'Davon von Kundschaft oder Daten bestätigt', declined: 'Mit Begründung abgelehnt', unanswered: 'Nicht beantwortet',
  none: 'Noch ist nichts entschieden. Was gesagt wird, wird gelesen, bekommt eine zuständige Person und einen Termin und wird hier beantwortet.', noMatch: 'Hier passt nichts.', showAll: 'Alles zeigen',
  allOf: 'Alle {n} unter „{heading}“', themes: { one: '{n} Thema', other: '{n} Themen' }, pageOf: 'Seite {n} von {m}', newer: 'Neuere', older: 'Ältere',
  search: 'Suchen', words: 'Wörter', answer: 'Antwort', any: 'Alle', stage: 'Abschnitt der Reise', show: 'Zeigen', clear: 'Zurücksetzen',
  stages: { discover: 'Uns finden', join: 'Kunde werden', set_up: 'Einrichten', use: 'Nutzen', pay: 'Bezahlen', get_help: 'Hilfe bekommen', change: 'Etwas ändern', leave: 'Gehen' },
  next: 'Der nächste Stand erscheint am {date}.', about: 'Diese Seite entsteht aus dem, was {organisation} gesagt wurde; niemand ist darauf zu erkennen.', digests: 'Frühere Rückblicke', feed: 'News-Feed', data: 'Als Daten',
  promised: 'Versprochen für den {date}.', movedOnce: 'Der Termin wurde einmal verschoben.', movedTwice: 'Der Termin wurde zweimal verschoben.', movedTimes: { other: 'Der Termin wurde {n}-mal verschoben.' },
  overdue: 'Versprochen war der {date}; der Tag ist ohne Antwort vergangen.', workingOn: 'Wir arbeiten daran. Versprochen haben wir es bis zum {date}.',
  disagree: 'Kundschaft und Daten sind sich noch nicht einig, ob es geholfen hat.', proven: 'Von der Kundschaft bestätigt.', share: 'Von {n}, die es beurteilen konnten, sagen {share}, es ist behoben (den Zufall eingerechnet: {lower} bis {upper}).',
  fewer: 'Von den Daten bestätigt: Es kommt um {less} seltener vor als zuvor (den Zufall eingerechnet: {lower} bis {upper} seltener).', unproven: 'Nicht belegt: Weder Kundschaft noch Daten sagen klar, dass es geholfen hat.', notYet: 'Noch nicht belegt. Am {date} sehen wir uns die Zahlen an.',
  history: 'Was geschehen ist', accepted: 'Jemand ist dafür zuständig.', acceptedFor: 'Jemand ist dafür zuständig; versprochen für den {date}.', moved: 'Der Termin wurde vom {from} auf den {to} verschoben.',
  helped: 'Bestätigt: Es hat geholfen.', reopened: 'Wieder aufgenommen: Es hat nicht genug geholfen.', refused: 'Mit Begründung abgelehnt.',
  noDigest: 'Es ist noch kein Rückblick hinausgegangen.', correction: 'eine Berichtigung', sentOn: 'Verschickt am {date}. Hier steht er so, wie er hinausging.', allDigests: 'Alle Rückblicke', today: 'Wie es heute steht', digestOf: 'Der Rückblick von {organisation}.',
};

const fr: PublicPageWords = {
  title: 'Vous l’avez dit, nous l’avons fait', kept: 'Sur {raised} points soulevés il y a plus de 90 jours : {changed} changés, {declined} que nous avons décidé de ne pas changer, {unanswered} sans réponse.', keptNone: 'Rien n’a été soulevé il y a plus de 90 jours : il est trop tôt pour dire combien de points ont eu une réponse.', caption: 'Un point est un texte et une chose dont il parle ; {raised} ont été soulevés il y a plus de 90 jours.',
  changed: 'Changés', confirmed: 'Dont confirmés par les clients ou les données', declined: 'Refusés, avec un motif', unanswered: 'Sans réponse',
  none: 'Rien n’est encore décidé. Ce que disent les clients est lu, confié à une personne avec une date, et reçoit sa réponse ici.', noMatch: 'Rien ne correspond.', showAll: 'Tout afficher',
  allOf: 'Les {n} de « {heading} »', themes: { one: '{n} thème', other: '{n} thèmes' }, pageOf: 'page {n} sur {m}', newer: 'Plus récents', older: 'Plus anciens',
  search: 'Rechercher', words: 'Mots', answer: 'Réponse', any: 'Toutes', stage: 'Étape du parcours', show: 'Afficher', clear: 'Effacer',
  stages: { discover: 'Nous trouver', join: 'S’inscrire', set_up: 'Mettre en service', use: 'Utiliser', pay: 'Payer', get_help: 'Se faire aider', change: 'Changer quelque chose', leave: 'Partir' },
  next: 'Prochaine parution le {date}.', about: 'Cette page vient de ce que les clients ont dit à {organisation} ; personne ne peut y être reconnu.', digests: 'Bilans précédents', feed: 'Fil d’actualité', data: 'Données',
  promised: 'Promis pour le {date}.', movedOnce: 'La date a été déplacée une fois.', movedTwice: 'La date a été déplacée deux fois.', movedTimes: { other: 'La date a été déplacée {n} fois.' },
  overdue: 'La date promise, le {date}, est passée sans réponse.', workingOn: 'Nous y travaillons. La date que nous avons promise est le {date}.',
  disagree: 'Les clients et les données ne s’accordent pas encore : on ne sait pas si cela a aidé.', proven: 'Confirmé par les clients.', share: 'Sur {n} personnes qui pouvaient en juger, {share} disent que c’est réglé (en tenant compte du hasard : {lower} à {upper}).',
  fewer: 'Confirmé par les données : on en parle {less} de moins qu’avant (en tenant compte du hasard : {lower} à {upper} de moins).', unproven: 'Non prouvé : ni les clients ni les données ne disent clairement que cela a aidé.', notYet: 'Pas encore prouvé. Nous regarderons les chiffres le {date}.',
  history: 'Ce qui s’est passé', accepted: 'Quelqu’un en répond.', acceptedFor: 'Quelqu’un en répond ; promis pour le {date}.', moved: 'La date a été déplacée du {from} au {to}.',
  helped: 'Confirmé : cela a aidé.', reopened: 'Rouvert : cela n’a pas assez aidé.', refused: 'Refusé, avec un motif.',
  noDigest: 'Aucun bilan n’est encore paru.', correction: 'une rectification', sentOn: 'Envoyé le {date}. Il figure ici tel qu’il est parti.', allDigests: 'Tous les bilans', today: 'La situation aujourd’hui', digestOf: 'Le bilan de {organisation}.',
};

const es: PublicPageWords = {
  title: 'Usted lo dijo, lo hicimos', kept: 'De {raised} cosas planteadas hace más de 90 días cambiamos {changed}, decidimos no cambiar {declined} y no hemos respondido {unanswered}.', keptNone: 'No se planteó nada hace más de 90 días, así que es pronto para decir a cuánto se responde.', caption: 'Un asunto es un texto y una cosa de la que habla; {raised} se plantearon hace más de 90 días.',
  changed: 'Cambiados', confirmed: 'De ellos, confirmados por clientes o datos', declined: 'Rechazados, con motivo', unanswered: 'Sin respuesta',
  none: 'Todavía no se ha decidido nada. Lo que dicen los clientes se lee, recibe una persona y una fecha, y se responde aquí.', noMatch: 'Nada coincide.', showAll: 'Mostrar todo',
  allOf: 'Los {n} de «{heading}»', themes: { one: '{n} tema', other: '{n} temas' }, pageOf: 'página {n} de {m}', newer: 'Más recientes', older: 'Más antiguos',
  search: 'Buscar', words: 'Palabras', answer: 'Respuesta', any: 'Todas', stage: 'Parte del recorrido', show: 'Mostrar', clear: 'Borrar',
  stages: { discover: 'Encontrarnos', join: 'Darse de alta', set_up: 'Ponerlo en marcha', use: 'Usarlo', pay: 'Pagar', get_help: 'Pedir ayuda', change: 'Cambiar algo', leave: 'Irse' },
  next: 'Próxima publicación el {date}.', about: 'Esta página se hace con lo que los clientes contaron a {organisation}; no se puede reconocer a nadie en ella.', digests: 'Resúmenes anteriores', feed: 'Canal de noticias', data: 'Como datos',
  promised: 'Prometido para el {date}.', movedOnce: 'La fecha se cambió una vez.', movedTwice: 'La fecha se cambió dos veces.', movedTimes: { other: 'La fecha se cambió {n} veces.' },
  overdue: 'La fecha que prometimos, el {date}, pasó sin respuesta.', workingOn: 'Estamos trabajando en ello. La fecha que prometimos es el {date}.',
  disagree: 'Los clientes y los datos todavía no coinciden en si ha servido.', proven: 'Confirmado por los clientes.', share: 'De {n} que podían juzgarlo, {share} dicen que está resuelto (contando con el azar: de {lower} a {upper}).',
  fewer: 'Confirmado por los datos: aparece un {less} menos que antes (contando con el azar: entre {lower} y {upper} menos).', unproven: 'Sin demostrar: ni los clientes ni los datos dicen claramente que haya servido.', notYet: 'Todavía sin demostrar. Miraremos las cifras el {date}.',
  history: 'Qué ha pasado', accepted: 'Alguien responde de ello.', acceptedFor: 'Alguien responde de ello; prometido para el {date}.', moved: 'La fecha se cambió del {from} al {to}.',
  helped: 'Confirmado: ha servido.', reopened: 'Abierto de nuevo: no sirvió lo suficiente.', refused: 'Rechazado, con motivo.',
  noDigest: 'Todavía no ha salido ningún resumen.', correction: 'una rectificación', sentOn: 'Enviado el {date}. Aquí está tal como salió.', allDigests: 'Todos los resúmenes', today: 'Cómo está hoy', digestOf: 'El resumen de {organisation}.',
};

const it: PublicPageWords = {
  title: 'Lei l’ha detto, noi l’abbiamo fatto', kept: 'Di {raised} questioni sollevate più di 90 giorni fa ne abbiamo cambiate {changed}, deciso di non cambiarne {declined} e lasciate senza risposta {unanswered}.', keptNone: 'Nulla è stato sollevato più di 90 giorni fa: è presto per dire quante questioni hanno avuto risposta.', caption: 'Una questione è un testo e una cosa di cui parla; {raised} sono state sollevate più di 90 giorni fa.',
  changed: 'Cambiate', confirmed: 'Di cui confermate da clienti o dati', declined: 'Respinte, con un motivo', unanswered: 'Senza risposta',
  none: 'Non è ancora stato deciso nulla. Ciò che dicono i clienti viene letto, riceve una persona e una data, e ha risposta qui.', noMatch: 'Non corrisponde nulla.', showAll: 'Mostra tutto',
  allOf: 'Tutti i {n} di «{heading}»', themes: { one: '{n} tema', other: '{n} temi' }, pageOf: 'pagina {n} di {m}', newer: 'Più recenti', older: 'Meno recenti',
  search: 'Cerca', words: 'Parole', answer: 'Risposta', any: 'Tutte', stage: 'Parte del percorso', show: 'Mostra', clear: 'Cancella',
  stages: { discover: 'Trovarci', join: 'Iscriversi', set_up: 'Attivare', use: 'Usare', pay: 'Pagare', get_help: 'Chiedere aiuto', change: 'Cambiare qualcosa', leave: 'Andarsene' },
  next: 'Prossima uscita: {date}.', about: 'Questa pagina nasce da ciò che i clienti hanno detto a {organisation}; nessuno vi può essere riconosciuto.', digests: 'Riepiloghi precedenti', feed: 'Feed delle novità', data: 'Come dati',
  promised: 'Promesso per il giorno {date}.', movedOnce: 'La data è stata spostata una volta.', movedTwice: 'La data è stata spostata due volte.', movedTimes: { other: 'La data è stata spostata {n} volte.' },
  overdue: 'La data promessa, {date}, è passata senza una risposta.', workingOn: 'Ci stiamo lavorando. La data che abbiamo promesso è il giorno {date}.',
  disagree: 'Clienti e dati non concordano ancora se sia servito.', proven: 'Confermato dai clienti.', share: 'Di {n} che potevano giudicare, {share} dicono che è risolto (tenendo conto del caso: da {lower} a {upper}).',
  fewer: 'Confermato dai dati: se ne parla il {less} in meno di prima (tenendo conto del caso: da {lower} a {upper} in meno).', unproven: 'Non dimostrato: né i clienti né i dati dicono chiaramente che sia servito.', notYet: 'Non ancora dimostrato. Guarderemo le cifre il giorno {date}.',
  history: 'Che cosa è successo', accepted: 'Qualcuno ne risponde.', acceptedFor: 'Qualcuno ne risponde; promesso per il giorno {date}.', moved: 'La data è stata spostata dal {from} al {to}.',
  helped: 'Confermato: è servito.', reopened: 'Riaperto: non è servito abbastanza.', refused: 'Respinto, con un motivo.',
  noDigest: 'Non è ancora uscito alcun riepilogo.', correction: 'una rettifica', sentOn: 'Inviato in data {date}. Qui sta com’è uscito.', allDigests: 'Tutti i riepiloghi', today: 'La situazione oggi', digestOf: 'Il riepilogo di {organisation}.',
};

const nl: PublicPageWords = {
  title: 'U zei het, wij deden het', kept: 'Van {raised} dingen die meer dan 90 dagen geleden zijn genoemd hebben we er {changed} veranderd, {declined} met reden niet veranderd en {unanswered} niet beantwoord.', keptNone: 'Meer dan 90 dagen geleden is niets genoemd, dus het is te vroeg om te zeggen hoeveel er is beantwoord.', caption: 'Een punt is één tekst en één ding waarover die gaat; {raised} zijn meer dan 90 dagen geleden genoemd.',
  changed: 'Veranderd', confirmed: 'Daarvan bevestigd door klanten of cijfers', declined: 'Met reden afgewezen', unanswered: 'Niet beantwoord',
  none: 'Er is nog niets besloten. Wat klanten zeggen wordt gelezen, krijgt een persoon en een datum, en wordt hier beantwoord.', noMatch: 'Niets hier past.', showAll: 'Alles tonen',
  allOf: 'Alle {n} onder ‘{heading}’', themes: { one: '{n} thema', other: '{n} thema’s' }, pageOf: 'pagina {n} van {m}', newer: 'Nieuwer', older: 'Ouder',
  search: 'Zoeken', words: 'Woorden', answer: 'Antwoord', any: 'Alle', stage: 'Deel van de reis', show: 'Tonen', clear: 'Wissen',
  stages: { discover: 'Ons vinden', join: 'Klant worden', set_up: 'Instellen', use: 'Gebruiken', pay: 'Betalen', get_help: 'Hulp krijgen', change: 'Iets veranderen', leave: 'Weggaan' },
  next: 'De volgende keer op {date}.', about: 'Deze pagina is gemaakt van wat klanten aan {organisation} vertelden; niemand is erop te herkennen.', digests: 'Eerdere overzichten', feed: 'Nieuwsfeed', data: 'Als gegevens',
  promised: 'Beloofd voor {date}.', movedOnce: 'De datum is één keer verschoven.', movedTwice: 'De datum is twee keer verschoven.', movedTimes: { other: 'De datum is {n} keer verschoven.' },
  overdue: 'De datum die we beloofden, {date}, ging zonder antwoord voorbij.', workingOn: 'We werken eraan. De datum die we beloofden is {date}.',
  disagree: 'Klanten en cijfers zijn het nog niet eens of het heeft geholpen.', proven: 'Bevestigd door klanten.', share: 'Van {n} die het konden beoordelen zegt {share} dat het is opgelost (rekening houdend met toeval: {lower} tot {upper}).',
  fewer: 'Bevestigd door de cijfers: het komt {less} minder vaak voor dan eerst (rekening houdend met toeval: {lower} tot {upper} minder).', unproven: 'Niet bewezen: klanten noch cijfers zeggen duidelijk dat het heeft geholpen.', notYet: 'Nog niet bewezen. We bekijken de cijfers op {date}.',
  history: 'Wat er is gebeurd', accepted: 'Iemand staat ervoor in.', acceptedFor: 'Iemand staat ervoor in; beloofd voor {date}.', moved: 'De datum is verschoven van {from} naar {to}.',
  helped: 'Bevestigd: het heeft geholpen.', reopened: 'Weer geopend: het heeft niet genoeg geholpen.', refused: 'Met reden afgewezen.',
  noDigest: 'Er is nog geen overzicht verstuurd.', correction: 'een rechtzetting', sentOn: 'Verstuurd op {date}. Het staat hier zoals het is verstuurd.', allDigests: 'Alle overzichten', today: 'Hoe het er vandaag voor staat', digestOf: 'Het overzicht van {organisation}.',
};

const ar: PublicPageWords = {
  title: 'قلتم ففعلنا', kept: 'من بين {raised} من الأمور التي ذُكرت قبل أكثر من 90 يومًا: غيّرنا {changed}، وقررنا ألا نغيّر {declined}، ولم نُجب بعد عن {unanswered}.', keptNone: 'لم يُذكر شيء قبل أكثر من 90 يومًا، فمن المبكر القول كم أُجيب عنه.', caption: 'الأمر الواحد هو نص واحد وشيء واحد يتحدث عنه؛ ذُكر منها {raised} قبل أكثر من 90 يومًا.',
  changed: 'تغيّر', confirmed: 'منها ما أكّده العملاء أو البيانات', declined: 'رُفض مع ذكر السبب', unanswered: 'لم يُجب عنه',
  none: 'لم يُقرَّر شيء بعد. ما يقوله العملاء يُقرأ، ويُعهد به إلى شخص مع موعد، ويُجاب عنه هنا.', noMatch: 'لا شيء يطابق.', showAll: 'عرض كل شيء',
  allOf: 'كل ما في «{heading}» وعدده {n}', themes: { zero: '{n} موضوع', one: 'موضوع واحد', two: 'موضوعان', few: '{n} مواضيع', many: '{n} موضوعًا', other: '{n} موضوع' }, pageOf: 'الصفحة {n} من {m}', newer: 'الأحدث', older: 'الأقدم',
  search: 'بحث', words: 'كلمات', answer: 'الجواب', any: 'الكل', stage: 'مرحلة التعامل', show: 'عرض', clear: 'مسح',
  stages: { discover: 'العثور علينا', join: 'الاشتراك', set_up: 'الإعداد', use: 'الاستخدام', pay: 'الدفع', get_help: 'طلب المساعدة', change: 'تغيير شيء', leave: 'المغادرة' },
  next: 'النشر القادم في {date}.', about: 'أُعدّت هذه الصفحة مما قاله العملاء لـ {organisation}؛ ولا يمكن التعرف على أحد فيها.', digests: 'الملخصات السابقة', feed: 'موجز الأخبار', data: 'كبيانات',
  promised: 'الموعد الموعود: {date}.', movedOnce: 'غُيّر الموعد مرة واحدة.', movedTwice: 'غُيّر الموعد مرتين.', movedTimes: { few: 'غُيّر الموعد {n} مرات.', many: 'غُيّر الموعد {n} مرة.', other: 'غُيّر الموعد {n} مرة.' },
  overdue: 'الموعد الذي وعدنا به، {date}، مضى من دون جواب.', workingOn: 'نحن نعمل عليه. الموعد الذي وعدنا به هو {date}.',
  disagree: 'لا يتفق العملاء والبيانات بعد على أن ذلك قد أفاد.', proven: 'أكّده العملاء.', share: 'من بين {n} ممن يمكنهم الحكم يقول {share} إن المشكلة حُلّت (مع مراعاة المصادفة: من {lower} إلى {upper}).',
  fewer: 'أكّدته البيانات: يُذكر أقل مما سبق بنسبة {less} (مع مراعاة المصادفة: أقل بنسبة {lower} إلى {upper}).', unproven: 'لم يثبت: لا العملاء ولا البيانات يقولون بوضوح إن ذلك قد أفاد.', notYet: 'لم يثبت بعد. ننظر في الأرقام في {date}.',
  history: 'ما الذي حدث', accepted: 'هناك من يتولى الإجابة عنه.', acceptedFor: 'هناك من يتولى الإجابة عنه؛ الموعد الموعود: {date}.', moved: 'غُيّر الموعد من {from} إلى {to}.',
  helped: 'تأكّد: لقد أفاد.', reopened: 'فُتح من جديد: لم يُفد بما يكفي.', refused: 'رُفض مع ذكر السبب.',
  noDigest: 'لم يصدر أي ملخص بعد.', correction: 'تصحيح', sentOn: 'أُرسل في {date}. وهو هنا كما صدر.', allDigests: 'كل الملخصات', today: 'كيف هي الحال اليوم', digestOf: 'ملخص {organisation}.',
};

const he: PublicPageWords = {
  title: 'אמרתם, עשינו', kept: 'מתוך {raised} דברים שהועלו לפני יותר מ־90 יום שינינו {changed}, החלטנו לא לשנות {declined} ועוד לא ענינו על {unanswered}.', keptNone: 'שום דבר לא הועלה לפני יותר מ־90 יום, ולכן מוקדם לומר על כמה ענינו.', caption: 'עניין הוא טקסט אחד ודבר אחד שהוא מדבר עליו; {raised} הועלו לפני יותר מ־90 יום.',
  changed: 'שונו', confirmed: 'מהם אושרו על ידי לקוחות או נתונים', declined: 'נדחו, עם נימוק', unanswered: 'לא נענו',
  none: 'עוד לא הוחלט דבר. מה שלקוחות אומרים נקרא, מקבל אדם ותאריך, ונענה כאן.', noMatch: 'שום דבר לא מתאים.', showAll: 'להציג הכול',
  allOf: 'כל ה־{n} תחת „{heading}”', themes: { one: 'נושא אחד', two: 'שני נושאים', other: '{n} נושאים' }, pageOf: 'עמוד {n} מתוך {m}', newer: 'חדשים יותר', older: 'ישנים יותר',
  search: 'חיפוש', words: 'מילים', answer: 'תשובה', any: 'הכול', stage: 'חלק במסע', show: 'הצגה', clear: 'ניקוי',
  stages: { discover: 'למצוא אותנו', join: 'להצטרף', set_up: 'להתקין', use: 'להשתמש', pay: 'לשלם', get_help: 'לקבל עזרה', change: 'לשנות משהו', leave: 'לעזוב' },
  next: 'הפרסום הבא ב־{date}.', about: 'העמוד הזה נוצר ממה שלקוחות סיפרו ל־{organisation}; אי אפשר לזהות בו איש.', digests: 'סיכומים קודמים', feed: 'עדכוני חדשות', data: 'כנתונים',
  promised: 'הובטח ל־{date}.', movedOnce: 'התאריך נדחה פעם אחת.', movedTwice: 'התאריך נדחה פעמיים.', movedTimes: { other: 'התאריך נדחה {n} פעמים.' },
  overdue: 'התאריך שהבטחנו, {date}, עבר בלי תשובה.', workingOn: 'אנחנו עובדים על זה. התאריך שהבטחנו הוא {date}.',
  disagree: 'הלקוחות והנתונים עוד לא מסכימים אם זה עזר.', proven: 'אושר על ידי לקוחות.', share: 'מתוך {n} שיכלו לשפוט, {share} אומרים שזה תוקן (בהתחשב במקריות: {lower} עד {upper}).',
  fewer: 'אושר על ידי הנתונים: זה עולה {less} פחות מקודם (בהתחשב במקריות: {lower} עד {upper} פחות).', unproven: 'לא הוכח: לא הלקוחות ולא הנתונים אומרים בבירור שזה עזר.', notYet: 'עוד לא הוכח. נסתכל על המספרים ב־{date}.',
  history: 'מה קרה', accepted: 'יש מי שאחראי לזה.', acceptedFor: 'יש מי שאחראי לזה; הובטח ל־{date}.', moved: 'התאריך נדחה מ־{from} ל־{to}.',
  helped: 'אושר: זה עזר.', reopened: 'נפתח מחדש: זה לא עזר מספיק.', refused: 'נדחה, עם נימוק.',
  noDigest: 'עוד לא יצא סיכום.', correction: 'תיקון', sentOn: 'נשלח ב־{date}. כאן הוא עומד כפי שיצא.', allDigests: 'כל הסיכומים', today: 'מה המצב היום', digestOf: 'הסיכום של {organisation}.',
};

/** The words of everything an organisation shows everybody, in every language a survey speaks. */
export const publicPageWords = { en, de, fr, es, it, nl, ar, he } as const satisfies Record<SurveyLanguage, PublicPageWords>;
