/** What is wrong, where in the document, and what to write instead. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type Report = (path: Fault['path'], message: string) => void;
