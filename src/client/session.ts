/** Who asks: somebody with a password, who is logged in when it is needed; or a token or API key, sent as it is. */
export type Credential =
  | { readonly username: string; readonly password: string }
  | { readonly token: string };

export interface Session {
  token(): Promise<string>;
  /** Of a token that the API does not take any more. @returns whether there can be another. */
  end(refused: string): boolean;
}

/** One log-in for all calls that need one at the same time. A log-in that fails is tried anew by the next call. */
export function createSession(
  credential: () => Credential,
  logIn: (username: string, password: string) => Promise<string>,
): Session {
  let begun: Promise<string> | null = null;
  let known: string | null = null;

  async function begin(): Promise<string> {
    const given = credential();
    return 'token' in given ? given.token : logIn(given.username, given.password);
  }

  return {
    async token() {
      begun ??= begin();
      const mine = begun;
      try {
        known = await mine;
        return known;
      } catch (error) {
        if (begun === mine) begun = null;
        throw error;
      }
    },
    end(refused) {
      if ('token' in credential()) return false;
      if (known === refused) begun = known = null;
      return true;
    },
  };
}
