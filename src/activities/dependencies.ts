import type { BankClient } from '../connectors/bank/bank-client.ts';
import type { SmsClient } from '../connectors/sms/sms-client.ts';
import type { OfficeClient } from '../connectors/social-security/office-client.ts';
import type { Sql } from '../db/database.ts';
import type { PrivateData } from '../db/private-data.ts';
import type { Reach } from './reach.ts';

/** What activities act upon. */
export interface Dependencies {
  readonly sql: Sql;
  readonly privateData: PrivateData;
  readonly bank: BankClient;
  readonly office: OfficeClient;
  readonly sms: SmsClient;
  /** Other workflows: starting them, and telling them to look again. */
  readonly reach: Reach;
  /** Called now and then in long work, so that the server sees that it goes on. */
  readonly heartbeat: () => void;
}
