/**
 * Where in the definition a state of the machine is written, or something in it. What stands in
 * another tree is placed where that is used.
 */
export function placeOf(name: string, ...path: readonly string[]): readonly string[] {
  const [written = ''] = name.split('/');
  return ['states', written, ...(written === name ? path : [])];
}
