import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language.ts';

const sentences: Record<string, string[]> = {
  de: ['Die Rechnung war falsch und niemand hat sich gemeldet.', 'Ich warte seit drei Wochen auf mein Paket', 'Der Kundendienst war sehr freundlich, danke!', 'Die App stürzt immer wieder ab'],
  fr: ["La facture n'est pas correcte et personne ne répond", 'Le colis est arrivé trop tard pour mon anniversaire', "J'ai attendu deux heures au téléphone", 'Très bon service, merci beaucoup'],
  es: ['La factura está mal y nadie me contesta', 'El pedido llegó muy tarde', 'Llevo una semana esperando y no hay respuesta', 'Muy buena atención, gracias'],
  it: ['La fattura non è corretta e nessuno risponde', 'Il pacco è arrivato troppo tardi', 'Sono molto contento del servizio', 'Ho chiamato più volte senza risposta'],
  pt: ['A fatura está errada e ninguém responde', 'A encomenda chegou muito tarde', 'O serviço é muito bom, obrigado', 'Não consigo entrar na aplicação'],
  nl: ['De rekening klopt niet en niemand reageert', 'Het pakket is veel te laat gekomen', 'Ik wacht al drie weken op een antwoord', 'Zeer vriendelijk geholpen, bedankt'],
  sv: ['Fakturan är fel och ingen svarar', 'Jag har väntat i tre veckor på mitt paket', 'Mycket bra service, tack'],
  pl: ['Faktura jest błędna i nikt nie odpowiada', 'Paczka przyszła bardzo późno', 'Czekam już trzy tygodnie na odpowiedź'],
  tr: ['Fatura yanlış ve kimse cevap vermiyor', 'Paket çok geç geldi', 'Üç haftadır bir cevap bekliyorum ama yok'],
  fi: ['Lasku on väärin eikä kukaan vastaa', 'Paketti ei ole vielä tullut', 'Palvelu oli erittäin hyvä, kiitos'],
  ru: ['Посылка пришла слишком поздно', 'Никто не отвечает на мои письма'],
  uk: ['Рахунок неправильний і ніхто не відповідає'],
  ar: ['الطلب لم يصل بعد'],
  he: ['ההזמנה לא הגיעה'],
  zh: ['快递还没到', '客服态度很好'],
  ja: ['荷物がまだ届いていません'],
  ko: ['택배가 아직 도착하지 않았어요'],
  el: ['Το πακέτο δεν έχει φτάσει ακόμα'],
  hi: ['पार्सल अभी तक नहीं आया'],
};

const english = [
  'The bill was wrong and nobody has answered', 'Come again', 'Sin tax on my bill', 'I want to pay in euros', 'My card was declined in Paris', 'Die hard fan of this shop', 'No', 'Great!', 'Took an hour to get to the man in charge',
  'Bon appetit was a nice touch in the cafe', 'Please add El Paso to the list of cities', 'Was never told about the change', 'App is slow', 'en route for three weeks', 'The staff at Casa del Sol were lovely', 'An old man with a pin code',
];

describe('the language of a text', () => {
  it.each(Object.entries(sentences).flatMap(([language, texts]) => texts.map((text) => [language, text] as const)))('is %s: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each(english)('English is never taken for another: %s', (text) => {
    expect([undefined, 'en']).toContain(detectLanguage(text));
  });

  it.each(['', '😀😀', '12345', '!!!', 'Müller', 'OK', '\u0000', '\ud83d'])('is not known where there is nothing to tell it by: %j', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  it('reads a text of any length in no time, and a mixed one by what most of its small words say', () => {
    expect(detectLanguage('Der Service war gut und ich bin sehr zufrieden. Thanks!')).toBe('de');
    expect(detectLanguage('The service was good and I am happy with it. Danke!')).toBe('en');
    expect(detectLanguage('nicht '.repeat(20_000))).toBe('de');
  });
});
