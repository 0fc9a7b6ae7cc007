import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';

const folder = resolve(import.meta.dirname, '..', 'src', 'client');

/** The document with the keys of every object in order: moving a route about changes nothing in the file. */
export function documentText(document: object): string {
  const inOrder = (_key: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return `${JSON.stringify(document, inOrder, 1)}\n`;
}

/** The types of the document's operations, for openapi-fetch. A file is a Blob, which is read as it is sent. */
export async function typesText(document: string): Promise<string> {
  const types = await openapiTypescript(JSON.parse(document) as OpenAPI3, {
    // A request may leave out what has a default.
    defaultNonNullable: false,
    transform: (schema) =>
      schema.format === 'binary' ? ts.factory.createTypeReferenceNode('Blob') : undefined,
  });
  return `// Made by \`npm run client\` from openapi.json: do not edit.\n\n${astToString(types)}`;
}

/** What the typed client is made of, by file. */
export async function clientFiles(document: object): Promise<ReadonlyMap<string, string>> {
  const text = documentText(document);
  return new Map([
    [join(folder, 'openapi.json'), text],
    [join(folder, 'openapi.ts'), await typesText(text)],
  ]);
}

/** The files whose content on disk is another. */
export const outdated = (files: ReadonlyMap<string, string>): string[] =>
  [...files].filter(([path, text]) => readFileSync(path, 'utf8') !== text).map(([path]) => path);

export function writeFiles(files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) writeFileSync(path, text);
}
