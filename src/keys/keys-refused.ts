export type KeyRefusal =
  | 'key_in_use'
  | 'keys_lost'
  | 'master_key_missing'
  | 'master_key_unknown'
  | 'production_not_ready';

/** The keys do not fit, and no waiting will mend it: somebody must act. The message says what to do. */
export class KeysRefused extends Error {
  readonly code: KeyRefusal;
  constructor(code: KeyRefusal, message: string) {
    super(message);
    this.name = 'KeysRefused';
    this.code = code;
  }
}
