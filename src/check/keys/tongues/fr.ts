import type { Tongue } from './tongue.ts';

export const fr: Tongue = {
  verbs: 'appuyez appuyer appuie tapez taper tape pressez presser suivi suivie'.split(' '),
  loose: 'composez composer faites faire choisissez selectionnez entrez saisissez utilisez'.split(
    ' ',
  ),
  odd: [],
  verbLast: false,
  say: ['dites', 'prononcez'],
  fillers:
    "le la les l' d' un une sur choix touche touches bouton chiffre chiffres numero option de entre du au en maintenant".split(
      ' ',
    ),
  articles: ['le', 'la', "l'", 'sur'],
  nouns: ['touche', 'touches', 'bouton', 'chiffre', 'numero'],
  options: ['touche', 'bouton', 'option'],
  names: { asterisque: '*', carre: '#' },
  until: ['a', 'au', "jusqu'a"],
  between: ['entre'],
  or: ['ou', 'et', 'sinon'],
  any: ['autre', 'toute', 'quelconque', "n'importe", 'quelle'],
  is: ['est', "c'est", 'sont'],
  by: ['avec'],
  purpose: ['pour', 'si', 'afin', "s'il", 'en'],
  polite:
    "ou et puis veuillez maintenant simplement alors vous pouvez merci de d' s'il plait".split(' '),
  counted:
    'chiffres chiffre numeros numero caracteres lettres fois secondes minutes heures jours options choix de des bouton touche code nombre poste plus'.split(
      ' ',
    ),
  your: ['votre', 'ton'],
  not: ['ne', 'pas', 'jamais'],
  elsewhere: ['raccrochez', 'raccrocher'],
  later: [
    'dans le menu suivant',
    'dans le prochain menu',
    'au prochain menu',
    'la prochaine fois',
    'lors de votre prochain appel',
    'une fois en ligne',
  ],
  person:
    'operateur operatrice personne agent conseiller conseillere representant accueil reception receptionniste standard standardiste equipe collaborateur collaboratrice interlocuteur aide assistance'.split(
      ' ',
    ),
  slow: [
    'ecoutez attentivement',
    'ecouter attentivement',
    'menu a change',
    'options ont change',
    'visitez notre site',
    'rendez vous sur notre site',
    'consultez notre site',
    'votre appel est important',
    'votre appel est tres important',
  ],
  blame: [
    'invalide',
    'non valide',
    'mauvaise touche',
    'mauvais choix',
    'touche erronee',
    'vous n avez pas',
    'vous avez fait une erreur',
    'vous vous etes trompe',
    'votre erreur',
  ],
  secret: [
    'code pin',
    'nip',
    'mot de passe',
    'code secret',
    'code confidentiel',
    'numero de carte',
    'numero de votre carte',
    'numero d identification personnel',
    'securite sociale',
    'code de securite',
    'date de naissance',
    'cvv',
  ],
};
