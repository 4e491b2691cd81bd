import type { Tongue } from './tongue.ts';

export const de: Tongue = {
  verbs:
    'drucken druecken drucke druck wahlen waehlen wahle tippen tippe betatigen betaetigen'.split(
      ' ',
    ),
  odd: [],
  verbLast: true,
  fillers:
    'sie die den der das eine einen taste tasten ziffer zahl nummer option auf von zwischen bitte jetzt nun einfach'.split(
      ' ',
    ),
  nouns: ['taste', 'tasten', 'ziffer', 'zahl', 'nummer'],
  names: {
    zwo: '2',
    fuenf: '5',
    rautetaste: '#',
    rautezeichen: '#',
    doppelkreuz: '#',
    sterntaste: '*',
    sternchen: '*',
  },
  until: ['bis'],
  or: ['oder', 'und'],
  any: ['andere', 'anderen', 'beliebige', 'beliebigen', 'jede', 'irgendeine'],
  purpose: ['fur', 'fuer', 'um', 'wenn', 'falls', 'mochten', 'zum', 'zur', 'zu', 'im'],
  polite: 'oder und dann bitte jetzt nun einfach auch sonst ansonsten'.split(' '),
  counted: 'ziffern stellen stellige zeichen zahlen buchstaben mal sekunden minuten tage'.split(
    ' ',
  ),
  not: ['nicht', 'nie'],
  elsewhere: ['auflegen', 'legen'],
  person:
    'mitarbeiter mitarbeiterin mitarbeitern person berater beraterin empfang rezeption zentrale vermittlung jemand jemandem jemanden kollege kollegin kollegen team menschen mensch ansprechpartner hilfe'.split(
      ' ',
    ),
  slow: [
    'horen sie aufmerksam zu',
    'horen sie genau zu',
    'menu hat sich geandert',
    'menu wurde geandert',
    'besuchen sie unsere webseite',
    'besuchen sie unsere website',
    'besuchen sie uns im internet',
    'ihr anruf ist uns wichtig',
  ],
  blame: [
    'ungultig',
    'ungultige',
    'ungultigen',
    'falsche taste',
    'falsche eingabe',
    'sie haben nichts',
    'sie haben keine',
    'sie haben sich vertippt',
    'ihr fehler',
  ],
  secret: [
    'pin',
    'passwort',
    'geheimzahl',
    'geheimnummer',
    'kartennummer',
    'kreditkarte',
    'sozialversicherungsnummer',
    'prufziffer',
    'geburtsdatum',
    'cvv',
  ],
};
