import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgSchema, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import type { RunSettings } from '../../domain/settings.ts';
import { bytes, key, moment, reference } from './columns.ts';

export const hr = pgSchema('hr');

/** The one organisation this database belongs to. */
export const organisation = hr.table(
  'organisation',
  {
    id: integer('id').primaryKey().default(1),
    /** The unit number with the social-security office; set by the first contribution file. */
    unitNo: text('unit_no'),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull().default('Asia/Shanghai'),
    settings: jsonb('settings').$type<RunSettings>().notNull(),
    debtorName: text('debtor_name').notNull(),
    debtorAccount: text('debtor_account').notNull(),
    debtorBankCode: text('debtor_bank_code').notNull(),
  },
  (table) => [check('only_one', sql`${table.id} = 1`)],
);

/** Someone on record. Identity and employment; position, account, salary and base have histories of their own. */
export const employees = hr.table(
  'employees',
  {
    id: key(),
    employeeNo: text('employee_no').notNull().unique(),
    name: text('name').notNull(),
    /** The name without spaces and with one kind of dot: what files are compared by. */
    nameKey: text('name_key').notNull(),
    idNumber: bytes('id_number').notNull(),
    idHash: bytes('id_hash').notNull().unique(),
    phone: bytes('phone'),
    phoneHash: bytes('phone_hash'),
    hiredOn: date('hired_on', { mode: 'string' }).notNull(),
    leftOn: date('left_on', { mode: 'string' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('employees_name_key').on(table.nameKey)],
);

/** When somebody who came back was employed before: `hr.employees` has his present employment. Both days included. */
export const formerEmployments = hr.table(
  'former_employments',
  {
    id: key(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    hiredOn: date('hired_on', { mode: 'string' }).notNull(),
    leftOn: date('left_on', { mode: 'string' }).notNull(),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
  },
  (table) => [unique('former_employments_once').on(table.employeeId, table.hiredOn)],
);

/** Position, department and manager, each from a day on; the open row is the one in force. */
export const assignments = hr.table(
  'assignments',
  {
    id: key(),
    employeeId: reference('employee_id')
      .notNull()
      .references(() => employees.id),
    department: text('department').notNull(),
    position: text('position').notNull(),
    managerNo: text('manager_no'),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
    supersededAt: moment('superseded_at'),
  },
  (table) => [
    uniqueIndex('assignments_in_force').on(table.employeeId).where(sql`superseded_at is null`),
    index('assignments_manager').on(table.managerNo).where(sql`superseded_at is null`),
  ],
);
