import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  getLanguageService,
  type CompletionItem,
  type LanguageService,
} from 'yaml-language-server';

/** The project's folder, as an address. */
const ROOT = new URL('../../', import.meta.url);

/** Where a cursor stands in a text. */
const CURSOR = '|>';

/** An editor with its YAML extension; what it knows of documents is in their first line, or in settings. */
export interface Editor {
  /** What is underlined: the line and the complaint. */
  readonly complaints: (file: string, text: string) => Promise<string[]>;
  /** What is offered where the cursor stands. */
  readonly offers: (text: string) => Promise<CompletionItem[]>;
  /** The text once an offer has been taken, its blanks left as they are proposed. */
  readonly taken: (text: string, label: string) => Promise<string>;
  /** What is told of what the cursor stands on. */
  readonly hover: (text: string) => Promise<string>;
}

/** Opens an editor; `settings` are those that `.vscode` gives. */
export function openEditor({ settings }: { readonly settings: boolean }): Editor {
  const service = getLanguageService({
    schemaRequestService: (uri) => readFile(fileURLToPath(uri), 'utf8'),
    workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
    clientCapabilities: {
      textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } },
    },
  });
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    schemas: settings ? schemasOfSettings() : [],
  });
  return editorOf(service);
}

function schemasOfSettings() {
  const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8')) as {
    readonly 'yaml.schemas': Readonly<Record<string, string[]>>;
  };
  return Object.entries(settings['yaml.schemas']).map(([path, fileMatch]) => ({
    uri: new URL(path, ROOT).href,
    fileMatch: fileMatch.map((pattern) => fileURLToPath(new URL(pattern, ROOT))),
  }));
}

function editorOf(service: LanguageService): Editor {
  let version = 0;
  const documentOf = (file: string, text: string) =>
    TextDocument.create(pathToFileURL(file).href, 'yaml', ++version, text);
  const opened = (text: string) => {
    const document = documentOf('trees/open.yaml', text.replace(CURSOR, ''));
    return { document, position: document.positionAt(text.indexOf(CURSOR)) };
  };
  const offers = async (text: string) => {
    const { document, position } = opened(text);
    return (await service.doComplete(document, position, false)).items;
  };
  return {
    offers,
    complaints: async (file, text) => {
      const found = await service.doValidation(documentOf(file, text), false);
      return found.map(({ range, message }) => `${range.start.line + 1} ${textOf(message)}`);
    },
    taken: async (text, label) => {
      const item = (await offers(text)).find((each) => each.label === label);
      if (!item?.textEdit) throw new Error(`"${label}" is not offered.`);
      const { document } = opened(text);
      const { range } = 'range' in item.textEdit ? item.textEdit : { range: item.textEdit.insert };
      const whole = document.getText();
      const before = whole.slice(0, document.offsetAt(range.start));
      // Editors indent each further line as the first.
      const [indent = ''] = /^ */.exec(before.slice(before.lastIndexOf('\n') + 1)) ?? [];
      const filled = item.textEdit.newText.replace(/\$\{\d+:([^}]*)\}|\$\d+/g, '$1');
      return (
        before + filled.replaceAll('\n', `\n${indent}`) + whole.slice(document.offsetAt(range.end))
      );
    },
    hover: async (text) => {
      const { document, position } = opened(text);
      const { contents = '' } = (await service.doHover(document, position)) ?? {};
      return Array.isArray(contents) ? contents.map(textOf).join('\n') : textOf(contents);
    },
  };
}

/** What is told, with marks or without. */
function textOf(told: string | { readonly value: string }): string {
  return typeof told === 'string' ? told : told.value;
}
