import type { Tongue } from './tongue.ts';

export const es: Tongue = {
  verbs:
    'oprima oprime presione presiona pulse pulsa marque marca teclee digite apriete toque elija seleccione ingrese introduzca oprimir presionar pulsar marcar'.split(
      ' ',
    ),
  odd: [],
  verbLast: false,
  fillers:
    'el la los las un una tecla teclas boton numero numeros digito opcion de del entre desde por favor ahora en'.split(
      ' ',
    ),
  nouns: ['tecla', 'teclas', 'boton', 'numero', 'digito'],
  names: { estrella: '*', almohadilla: '#', gato: '#', michi: '#' },
  until: ['a', 'al', 'hasta'],
  or: ['o', 'u', 'y', 'e'],
  any: ['cualquier', 'cualquiera', 'otra', 'otro'],
  purpose: ['para', 'si', 'por', 'en'],
  polite: 'o y por favor ahora simplemente entonces tambien luego puede'.split(' '),
  counted:
    'digito digitos numeros caracteres cifras veces segundos minutos horas dias de mas'.split(' '),
  not: ['no', 'nunca'],
  elsewhere: ['cuelgue', 'cuelga', 'colgar'],
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
    'numero de seguro social',
    'numero de la seguridad social',
    'codigo de seguridad',
    'fecha de nacimiento',
    'cvv',
  ],
};
