import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

/** Encrypted or hashed bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Money: whole fen. */
export const fenColumn = (name: string) => bigint(name, { mode: 'number' });

export const key = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
export const reference = (name: string) => bigint(name, { mode: 'number' });
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/** The number of the transaction that wrote a row, and which transactions could be seen at a moment. */
export const transactionNumber = customType<{ data: string }>({ dataType: () => 'xid8' });
export const snapshot = customType<{ data: string }>({ dataType: () => 'pg_snapshot' });
