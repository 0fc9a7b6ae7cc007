/** Who uses Wulou. `admin` manages accounts and policy; no role is exempt from four eyes. */
export const roles = ['hr', 'finance', 'manager', 'employee', 'ops', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];
