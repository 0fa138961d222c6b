import { describe, expect, it } from 'vitest';
import { describeThemes } from './describe-themes.ts';

/** The names of themes made of these texts, each theme's own. */
function namesOf(themes: readonly (readonly string[])[]) {
  const nodes = themes.flat().map((text, row) => ({ text, rows: [row] }));
  let from = 0;
  const gated = themes.map((texts, community) => {
    const members = texts.map((_, i) => ({ node: from + i, confidence: 1, centrality: 1 }));
    from += texts.length;
    return { community, members, rows: texts.length, centre: new Float32Array(1) };
  });
  return describeThemes(nodes, { themes: gated, unthemed: [] });
}

const said: Readonly<Record<string, readonly (readonly string[])[]>> = {
  de: [
    ['Die Rechnung stimmt nicht und niemand hilft mir', 'Schon wieder stimmt die Rechnung nicht', 'Meine Rechnung stimmt nicht, bitte prüfen', 'Die Rechnung stimmt wieder nicht', 'Leider stimmt die Rechnung vom März nicht'],
    ['Das Paket kam viel zu spät bei uns an', 'Mein Paket kam erst nach zwei Wochen', 'Das Paket kam mit einer Woche Verspätung', 'Paket mit großer Verspätung bei mir angekommen', 'Auf das Paket mit der Verspätung habe ich lange gewartet'],
    ['Ich hänge immer in der Warteschleife der Hotline', 'Die Warteschleife der Hotline ist endlos', 'Eine Stunde in der Warteschleife der Hotline', 'In der Warteschleife der Hotline wird man vergessen'],
  ],
  fr: [
    ["L'application ne marche pas depuis la mise à jour", "Votre application ne marche pas du tout", "Chez moi l'application ne marche pas", "Depuis hier l'application ne marche pas"],
    ['Le délai de livraison est beaucoup trop long', 'Un délai de livraison vraiment trop long pour nous', 'Le délai de livraison annoncé est faux', 'Encore un délai de livraison qui change'],
    ["Le service client ne répond jamais à mes appels", "J'attends que le service client me réponde", "Le service client est à l'écoute mais lent", "Avec le service client tout prend du temps"],
  ],
  ar: [
    ['لم يصل الطلب حتى الآن', 'الطلب لم يصل في الموعد', 'منذ أسبوع والطلب لم يصل', 'الطلب لم يصل بعد وأريد المال'],
    ['خدمة العملاء بطيئة في الرد', 'إن خدمة العملاء لا ترد على الهاتف', 'خدمة العملاء لا ترد على رسائلي', 'اتصلت على خدمة العملاء من دون رد'],
    ['الفاتورة خاطئة هذا الشهر', 'في الفاتورة مبلغ خاطئ', 'الفاتورة خاطئة مرة أخرى', 'هذه الفاتورة خاطئة كل شهر'],
  ],
};

/** Words no title may begin or end in. */
const bare: Readonly<Record<string, string>> = {
  de: 'der die das ein eine einer und ist in im mit von vom bei nach zu zur auf wir ich mein meine viel noch wieder schon bitte',
  fr: "le la les de du des un une et est ne en que qui mes mon chez avec depuis mais l d j votre à trop vraiment pour nous",
  ar: 'في من على إلى حتى منذ إن هذا هذه كل و بعد',
};

describe('titles in other languages', () => {
  it.each(Object.keys(said))('begin and end with a word that says something: %s', (language) => {
    const small = new Set((bare[language] ?? '').split(' '));
    for (const title of namesOf(said[language] ?? []).flatMap((name) => [name.title, ...name.aliases])) {
      const words = title.toLowerCase().split(/[\s'’]+/u);
      expect([title, small.has(words[0] ?? ''), small.has(words.at(-1) ?? '')]).toEqual([title, false, false]);
    }
  });

  it('name what the texts are about, in the case of the language, and keep a negation that comes last', () => {
    const [bill, parcel, queue] = namesOf(said.de ?? []).map((name) => name.title);
    expect(bill).toMatch(/Rechnung.*nicht$/u);
    expect(parcel).toMatch(/Paket|Verspätung/u);
    expect(queue).toMatch(/Warteschleife/u);
    const [app, delay, service] = namesOf(said.fr ?? []).map((name) => name.title);
    expect(app).toMatch(/^Application.*marche pas$/u);
    expect(delay).toMatch(/^Délai de livraison/u);
    expect(service).toMatch(/^Service client/u);
    const [order] = namesOf(said.ar ?? []).map((name) => name.title);
    expect(order).toMatch(/الطلب لم يصل|لم يصل/u);
  });

  it('are left as they are in English, where a few texts are foreign', () => {
    const lift = Array.from({ length: 40 }, (_, i) => `The lift is not working on floor ${'abcdefghijklmnopqrstuvwxyz'[i % 26] ?? ''}, I am number ${i}`);
    expect(namesOf([[...lift, 'Der Aufzug ist schon wieder kaputt']])[0]?.title).toMatch(/lift.*not working/iu);
  });
});
