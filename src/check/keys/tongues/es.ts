import type { Tongue } from './tongue.ts';

export const es: Tongue = {
  verbs:
    'oprima oprime oprimir presione presiona presionar pulse pulsa pulsar teclee apriete seguido seguida'.split(
      ' ',
    ),
  loose:
    'marque marca marcar digite toque elija elige escoja seleccione ingrese introduzca use utilice'.split(
      ' ',
    ),
  odd: [],
  verbLast: false,
  say: ['diga', 'di', 'mencione'],
  fillers:
    'el la los las un una tecla teclas boton numero numeros digito opcion de del entre desde por favor ahora en'.split(
      ' ',
    ),
  articles: ['el', 'la'],
  nouns: ['tecla', 'teclas', 'boton', 'numero', 'digito'],
  options: ['tecla', 'boton', 'opcion'],
  names: { estrella: '*', almohadilla: '#', gato: '#', michi: '#' },
  until: ['a', 'al', 'hasta'],
  between: ['entre'],
  or: ['o', 'u', 'y', 'e'],
  any: ['cualquier', 'cualquiera', 'otra', 'otro'],
  is: ['es', 'son'],
  by: ['con'],
  purpose: ['para', 'si', 'por', 'en'],
  polite: 'o y por favor ahora simplemente entonces tambien luego puede'.split(' '),
  counted:
    'digito digitos numeros caracteres cifras veces segundos minutos horas dias opciones de mas'.split(
      ' ',
    ),
  your: ['su', 'tu'],
  not: ['no', 'nunca'],
  elsewhere: ['cuelgue', 'cuelga', 'colgar'],
  later: [
    'en el siguiente menu',
    'en el proximo menu',
    'la proxima vez',
    'en su proxima llamada',
    'cuando le atiendan',
  ],
  call: ['llame', 'llamenos', 'llamar', 'llamarnos', 'marque'],
  callBack: ['llamaremos', 'devolveremos'],
  person:
    'operador operadora persona agente representante recepcion recepcionista alguien asesor asesora ejecutivo ejecutiva personal equipo ayuda asistencia'.split(
      ' ',
    ),
  slow: [
    'escuche con atencion',
    'escuche atentamente',
    'escuche cuidadosamente',
    'menu ha cambiado',
    'opciones han cambiado',
    'visite nuestro sitio',
    'visite nuestra pagina',
    'visitenos en',
    'su llamada es importante',
    'su llamada es muy importante',
  ],
  blame: [
    'invalido',
    'invalida',
    'no valido',
    'no valida',
    'tecla equivocada',
    'tecla incorrecta',
    'usted no ha',
    'se equivoco',
    'se ha equivocado',
    'su error',
  ],
  secret: [
    'pin',
    'nip',
    'contrasena',
    'clave secreta',
    'numero de tarjeta',
    'numero de su tarjeta',
    'numero de identificacion personal',
    'seguro social',
    'seguridad social',
    'codigo de seguridad',
    'fecha de nacimiento',
    'cvv',
  ],
};
