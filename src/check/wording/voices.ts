/** Names of Amazon Polly's voices, by the first letters of the languages they speak. */
const VOICES: Readonly<Record<string, string>> = {
  ar: 'Zeina Hala Zayd',
  ca: 'Arlet',
  cs: 'Jitka',
  cy: 'Gwyneth',
  da: 'Naja Mads Sofie',
  de: 'Marlene Vicki Hans Daniel Hannah Sabrina',
  en: 'Joanna Kendra Kimberly Salli Ivy Joey Justin Kevin Matthew Ruth Stephen Danielle Gregory Amy Emma Brian Arthur Nicole Russell Olivia Raveena Aria Niamh Ayanda Geraint Jasmine',
  'en hi': 'Aditi Kajal',
  es: 'Conchita Lucia Enrique Sergio Raul Alba Mia Andres Lupe Penelope Miguel Pedro',
  fi: 'Suvi',
  fr: 'Celine Lea Mathieu Remi Chantal Gabrielle Liam Isabelle',
  is: 'Dora Karl',
  it: 'Carla Bianca Giorgio Adriano Beatrice Lorenzo',
  ja: 'Mizuki Takumi Kazuha Tomoko',
  ko: 'Seoyeon Jihye',
  nb: 'Liv Ida',
  nl: 'Lotte Laura Ruben Lisa',
  pl: 'Ewa Maja Jacek Jan Ola',
  pt: 'Camila Vitoria Ricardo Thiago Ines Cristiano',
  ro: 'Carmen',
  ru: 'Tatyana Maxim',
  sv: 'Astrid Elin',
  tr: 'Filiz Burcu',
};

/** What each voice speaks. https://docs.aws.amazon.com/polly/latest/dg/available-voices.html */
export const POLLY: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(VOICES).flatMap(([languages, names]) =>
    names.split(' ').map((name) => [name, languages]),
  ),
);
