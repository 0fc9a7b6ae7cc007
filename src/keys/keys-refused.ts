export type KeyRefusal =
  | 'key_in_use'
  | 'keys_lost'
  | 'lists_under_way'
  | 'master_key_missing'
  | 'master_key_unknown'
  | 'production_not_ready'
  | 'rotation_running'
  | 'too_busy'
  | 'values_unreadable';

/** The keys do not fit, and no waiting will mend it: somebody must act. The message says what to do. */
export class KeysRefused extends Error {
  readonly code: KeyRefusal;
  constructor(code: KeyRefusal, message: string) {
    super(message);
    this.name = 'KeysRefused';
    this.code = code;
  }
}
