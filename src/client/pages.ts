/**
 * Every page of a list, one after the other.
 * @param ask for the page that begins after a key; the first has none.
 */
export async function* pages<Key extends string | number, Page extends { readonly next: Key | null }>(
  ask: (after: Key | undefined) => Promise<Page>,
): AsyncGenerator<Page, void> {
  let after: Key | undefined;
  do {
    const page = await ask(after);
    yield page;
    after = page.next ?? undefined;
  } while (after !== undefined);
}
