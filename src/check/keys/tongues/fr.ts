import type { Tongue } from './tongue.ts';

export const fr: Tongue = {
  verbs:
    'appuyez appuyer tapez taper composez composer pressez presser faites choisissez selectionnez entrez saisissez appuie tape'.split(
      ' ',
    ),
  odd: [],
  verbLast: false,
  fillers:
    'le la les un une sur touche touches bouton chiffre chiffres numero option de entre du au en maintenant'.split(
      ' ',
    ),
  nouns: ['touche', 'touches', 'bouton', 'chiffre', 'numero'],
  names: { asterisque: '*', carre: '#' },
  until: ['a', 'au', "jusqu'a"],
  or: ['ou', 'et'],
  any: ['autre', 'toute', 'quelconque', "n'importe", 'quelle'],
  purpose: ['pour', 'si', 'afin', "s'il", 'en'],
  polite: "ou et puis veuillez maintenant simplement alors vous pouvez merci de s'il plait".split(
    ' ',
  ),
  counted:
    'chiffres chiffre numeros numero caracteres lettres fois secondes minutes heures jours de des bouton touche code nombre poste plus'.split(
      ' ',
    ),
  not: ['ne', 'pas', 'jamais'],
  elsewhere: ['raccrochez', 'raccrocher'],
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
    'numero de securite sociale',
    'code de securite',
    'date de naissance',
    'cvv',
  ],
};
