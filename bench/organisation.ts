import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoOrganisation } from '../src/cli/demo-organisation.ts';

export const programme = 'medical-passbook';
export const period = '2026-10';

export interface OrganisationFiles {
  readonly people: number;
  readonly employees: string;
  readonly contributions: string;
}

/** The two files of a made-up organisation, the same for everyone who is measured on it. */
export function writeOrganisation(folder: string, people: number): OrganisationFiles {
  const made = demoOrganisation(people, period);
  const employees = join(folder, `employees-${people}.csv`);
  const contributions = join(folder, `contributions-${people}.csv`);
  writeFileSync(employees, made.employees, { mode: 0o600 });
  writeFileSync(contributions, made.contributions, { mode: 0o600 });
  return { people, employees, contributions };
}
