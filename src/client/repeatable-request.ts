/** A request that can be sent more than once: a file in it is read anew as it is sent, and goes as its bytes. */
export class RepeatableRequest extends Request {
  readonly #init: RequestInit;

  constructor(input: string | URL | Request, init: RequestInit = {}) {
    const headers = new Headers(init.headers);
    if (init.body instanceof Blob)
      headers.set('content-type', init.body.type === '' ? 'application/octet-stream' : init.body.type);
    super(input, { ...init, headers });
    this.#init = init;
  }

  /** @param timeoutMs after which this sending, and not the request, is given up. */
  again(more: Readonly<Record<string, string>>, timeoutMs: number): Request {
    const headers = new Headers(this.headers);
    for (const [name, value] of Object.entries(more)) headers.set(name, value);
    const signal = AbortSignal.any([this.signal, AbortSignal.timeout(timeoutMs)]);
    return new Request(this.url, { ...this.#init, headers, signal });
  }
}
