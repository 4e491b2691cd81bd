import { describe, expect, it } from 'vitest';
import { offersIn } from '../../src/check/keys/offer.ts';

/** A prompt, and the keys it offers with what they are for: `1 sales`, or `1! sales` key first. */
type Row = readonly [string, readonly string[]];

function read(text: string, tag: string): string[] {
  return offersIn(text, tag).map(({ key, what, keyFirst }) =>
    `${key}${keyFirst && what !== '' ? '!' : ''} ${what}`.trim(),
  );
}

describe('the options of a prompt in English', () => {
  it.each<Row>([
    ['For sales, press 1. For support, press 2.', ['1 sales', '2 support']],
    ['Press 1 for sales.', ['1! sales']],
    ['Press 1 for sales, press 2 for support.', ['1! sales', '2! support']],
    [
      'Press 1 for sales, 2 for support, or 3 for billing.',
      ['1! sales', '2! support', '3! billing'],
    ],
    ['For sales press 1, for support 2, for billing 3.', ['1 sales', '2 support', '3 billing']],
    ['For sales, press 1. For support, 2.', ['1 sales', '2 support']],
    ['For sales, press 1 or 0 for the operator.', ['1 sales', '0! the operator']],
    ['To finish, press the pound key.', ['# finish']],
    ['To finish, press the hash key, or press star.', ['# finish', '*']],
    ['If you are done, just press “#” now.', ['# are done']],
    ['For sales, press one or say sales.', ['1 sales']],
    ['For help, dial zero.', ['0 help']],
    ['Press 1 or 2 to continue.', ['1! continue', '2! continue']],
    ['Press 1, 2, or 3.', ['1', '2', '3']],
    ['Please choose a key from 1 to 3.', ['1', '2', '3']],
    ['Press 1 through 3 for help.', ['1! help', '2! help', '3! help']],
    ['For the menu, press any other key.', ['any the menu']],
    ['To reach {{ vars.name }}, press {{ vars.key }}.', ['any reach …']],
    ['Welcome to ACME, press 1 for sales.', ['1! sales']],
    ['For orders over 5, press 2.', ['2 orders over 5']],
    ['To block your number, press star 67.', []],
    ['To call back, press star 6.', ['*6 call back']],
    ['Press S for sales.', ['S! sales']],
    ['To hang up, press 9.', ['9 hang up']],
    ['FOR SALES, PRESS 1', ['1 SALES']],
    ['For type 2 diabetes, press 1.', ['1 type 2 diabetes']],
  ])('are read: %s', (text, options) => {
    expect(read(text, 'en-US')).toEqual(options);
  });

  it.each([
    'Call us at 1-800-555-0100.',
    'Dial 1-800-555-0100.',
    'We are open from 9 to 5.',
    'Our press releases are on the web.',
    'In an emergency, hang up and dial 9 1 1.',
    'Please hang up and press 9.',
    'Do not press 1.',
    'Please enter the 4 digits of your order.',
    'Enter 4 digits.',
    'Enter the seven digit number.',
    'You pressed 1.',
    'Press a key.',
    'Press 24/7 about us.',
    'We press on. 1 thing is sure.',
    'Choose one of our products.',
  ])('are none: %s', (text) => {
    expect(read(text, 'en-US')).toEqual([]);
  });

  it('may be a number of things, of which nobody is sure', () => {
    expect(offersIn('Choose 2 colours.', 'en-US').map(({ sure }) => sure)).toEqual([false]);
    expect(offersIn('For blue, choose 2.', 'en-US').map(({ sure }) => sure)).toEqual([true]);
  });
});

describe('the options of a prompt in Spanish', () => {
  it.each<Row>([
    ['Para ventas, oprima el 1. Para soporte, oprima el 2.', ['1 ventas', '2 soporte']],
    ['Oprima 1 para ventas.', ['1! ventas']],
    [
      'Oprima 1 para ventas, 2 para soporte o 3 para pagos.',
      ['1! ventas', '2! soporte', '3! pagos'],
    ],
    ['Para ventas, presione uno.', ['1 ventas']],
    ['Si desea ayuda, marque cero.', ['0 desea ayuda']],
    ['Para terminar, presione la tecla numeral.', ['# terminar']],
    ['Para terminar, pulse almohadilla.', ['# terminar']],
    ['Para volver, marque asterisco.', ['* volver']],
    ['Para volver, pulse la tecla estrella.', ['* volver']],
    ['Para el menú, oprima cualquier otra tecla.', ['any el menú']],
    ['Oprima otra tecla.', ['any']],
    ['Oprima una tecla del 1 al 3.', ['1', '2', '3']],
    ['Oprima 1 o 2 para seguir.', ['1! seguir', '2! seguir']],
    ['Si es correcto, oprima 1. Si no, oprima 2.', ['1 es correcto', '2 no']],
    ['Para español, oprima el número dos.', ['2 español']],
    ['Digite el 4 para pagos.', ['4! pagos']],
  ])('are read: %s', (text, options) => {
    expect(read(text, 'es-MX')).toEqual(options);
  });

  it.each([
    'Llámenos al 1-800-555-0100.',
    'Abrimos de 9 a 5.',
    'No oprima el 1.',
    'Marque uno de los números.',
    'Ingrese los 4 dígitos de su orden.',
    'Ingrese 4 dígitos.',
    'Cuelgue y marque 9 1 1.',
    'Oprima una tecla.',
  ])('are none: %s', (text) => {
    expect(read(text, 'es-ES')).toEqual([]);
  });
});

describe('the options of a prompt in French', () => {
  it.each<Row>([
    ['Pour les ventes, appuyez sur le 1.', ['1 les ventes']],
    ['Appuyez sur 1 pour les ventes.', ['1! les ventes']],
    ['Tapez un pour les ventes, deux pour le support.', ['1! les ventes', '2! le support']],
    ['Pour terminer, tapez étoile.', ['* terminer']],
    ['Pour terminer, appuyez sur la touche dièse.', ['# terminer']],
    ['Pour terminer, faites le carré.', ['# terminer']],
    ['Pour un conseiller, composez le zéro.', ['0 un conseiller']],
    ['Si vous êtes client, veuillez appuyer sur le 3.', ['3 êtes client']],
    ["Pour le menu, appuyez sur n'importe quelle autre touche.", ['any le menu']],
    ['Appuyez sur une autre touche.', ['any']],
    ['Choisissez un chiffre de 1 à 3.', ['1', '2', '3']],
    ['Tapez 1 ou 2 pour continuer.', ['1! continuer', '2! continuer']],
    ['Tapez un.', ['1']],
    ['Pour les ventes tapez 1, pour le support 2.', ['1 les ventes', '2 le support']],
    ['Afin de réécouter, faites le 9.', ['9 réécouter']],
  ])('are read: %s', (text, options) => {
    expect(read(text, 'fr-FR')).toEqual(options);
  });

  it.each([
    'Appelez-nous au 01 23 45 67 89.',
    'Nous sommes ouverts de 9 à 5.',
    'Appuyez sur un bouton.',
    'Tapez un numéro.',
    'Ne tapez pas le 1.',
    'Entrez les 4 chiffres de votre commande.',
    'Raccrochez et composez le 1 1 2.',
  ])('are none: %s', (text) => {
    expect(read(text, 'fr-CA')).toEqual([]);
  });
});

describe('the options of a prompt in German', () => {
  it.each<Row>([
    ['Für den Verkauf drücken Sie die 1.', ['1 den Verkauf']],
    ['Drücken Sie die 1 für den Verkauf.', ['1! den Verkauf']],
    ['Drücken Sie 1 für Verkauf oder 2 für Support.', ['1! Verkauf', '2! Support']],
    ['Für den Verkauf bitte die 1 drücken.', ['1 den Verkauf']],
    [
      'Für den Verkauf die Taste 1 drücken, für den Support die 2.',
      ['1 den Verkauf', '2 den Support'],
    ],
    ['Zum Beenden wählen Sie die Raute.', ['# Beenden']],
    ['Zum Beenden drücken Sie die Rautetaste.', ['# Beenden']],
    ['Zum Beenden drücken Sie die Sterntaste.', ['* Beenden']],
    ['Wenn Sie Hilfe möchten, wählen Sie die Null.', ['0 Sie Hilfe möchten']],
    ['Für Termine drücken Sie die 1. Für Rezepte die 2.', ['1 Termine', '2 Rezepte']],
    ['Drücken Sie die 9, oder die 0 für den Empfang.', ['9! den Empfang', '0! den Empfang']],
    ['Für den Verkauf wählen Sie zwo.', ['2 den Verkauf']],
    ['Für das Menü drücken Sie bitte eine andere Taste.', ['any das Menü']],
    ['Drücken Sie eine beliebige Taste.', ['any']],
    ['Wählen Sie eine Ziffer von 1 bis 3.', ['1', '2', '3']],
    ['Drücken Sie die 1 oder die 2.', ['1', '2']],
    ['Drücken Sie auf die Eins.', ['1']],
    ['Ist das richtig, drücken Sie die 1.', ['1 Ist das richtig']],
  ])('are read: %s', (text, options) => {
    expect(read(text, 'de-DE')).toEqual(options);
  });

  it.each([
    'Rufen Sie uns an unter 0800-123-456.',
    'Wir haben von 9 bis 17 Uhr geöffnet.',
    'Drücken Sie nicht die 1.',
    'Geben Sie die 4 Ziffern ein.',
    'Wählen Sie 4 Ziffern.',
    'Legen Sie auf und wählen Sie 1 1 2.',
    'Drücken Sie eine Taste.',
  ])('are none: %s', (text) => {
    expect(read(text, 'de-CH')).toEqual([]);
  });
});

describe('options are read', () => {
  it('in no language that is not known', () => {
    expect(offersIn('Press 1 for sales.', 'ja-JP')).toEqual([]);
  });

  it.each([
    'press ',
    'press 1 ',
    'press the ',
    'press 1, ',
    '1, ',
    'for ',
    '. ',
    '.',
    '{',
    '{{ a ',
    '{% a ',
    "a'b",
    '"',
    '-1',
    'ß̈',
  ])('in bounded time, whatever the text: %j', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    for (const tag of ['en', 'es', 'fr', 'de']) {
      // If time grew faster than the text, it would not be done within the test's.
      expect(offersIn(text, tag).length).toBeLessThan(text.length / 2);
    }
  });
});
