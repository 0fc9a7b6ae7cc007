import { describe, expect, test } from 'vitest';
import { clientFiles, outdated } from '../../tools/client-files.ts';
import { openApiDocument } from '../../tools/openapi-document.ts';

describe('the typed client', () => {
  test('is made from the API as it is now', { timeout: 60_000 }, async () => {
    const files = await clientFiles(await openApiDocument());
    expect(
      outdated(files),
      'The API is not what the typed client was made from: run `npm run client` and commit what it writes',
    ).toEqual([]);
  });
});
