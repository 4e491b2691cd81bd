import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configOf } from '../config.ts';
import { complaintText } from '../document/complaint.ts';
import { readDocument } from '../document/document.ts';
import { builtIn } from '../machines/built-in.ts';
import { readFolder } from '../publishing/folder.ts';
import { definePhoneTree, type PhoneTree } from '../tree/phone-tree.ts';

/**
 * The tree of a document, which may use those beside it, or the one of a name in TREES_DIR.
 * @throws {Error} with every complaint, or the names there are.
 */
export async function readTree(named: string): Promise<PhoneTree> {
  const { RECEPTION_NUMBER, TREES_DIR } = process.env;
  const config = configOf({ RECEPTION_NUMBER, TREES_DIR });
  const settings = { RECEPTION_NUMBER: config.receptionNumber };
  const ours = builtIn(config);
  const isFile = existsSync(named);
  const definitions = ours.map(({ definition }) => definition);
  const folder = isFile ? dirname(named) : config.treesDir;
  const found = await readFolder(folder, settings, definitions);
  const beside = found.find(({ file, tree }) =>
    isFile ? join(file) === join(named) : tree?.name === named,
  );
  if (!beside && !isFile) {
    const own = ours.find(({ name }) => name === named);
    if (own) return own;
    const written = found.flatMap(({ tree }) => tree?.name ?? []);
    const names = new Set([...written, ...ours.map(({ name }) => name)]);
    throw new Error(
      `There is no file "${named}", and no tree of that name: ${[...names].join(', ')}`,
    );
  }
  const trees = new Map(found.flatMap(({ tree }) => (tree ? [[tree.name, tree]] : [])));
  // A version that was kept elsewhere may have any name.
  const { tree, complaints } =
    beside ?? readDocument(named, readFileSync(named, 'utf8'), { settings, trees });
  if (!tree) throw new Error(complaints.map(complaintText).join('\n'));
  return definePhoneTree(tree);
}
