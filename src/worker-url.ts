import { extname } from 'node:path';

/** The address of a worker beside a module; compiled, it is JavaScript as the module is. */
export function workerUrl(name: string, module: string): URL {
  return new URL(`./${name}${extname(module)}`, module);
}
