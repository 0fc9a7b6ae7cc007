/** Something the user can mend: printed as it is, without a trace, and the process ends with a non-zero code. */
export class UserError extends Error {}
