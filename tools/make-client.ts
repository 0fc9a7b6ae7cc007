import { clientFiles, writeFiles } from './client-files.ts';
import { openApiDocument } from './openapi-document.ts';

/** `npm run client`: the document and the types of the typed client, made anew from the routes. */
writeFiles(await clientFiles(await openApiDocument()));
