import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './src/db/schema/hr.ts',
    './src/db/schema/identity.ts',
    './src/db/schema/benefits.ts',
    './src/db/schema/finance.ts',
    './src/db/schema/audit.ts',
    './src/db/schema/archive.ts',
    './src/db/schema/appraisal.ts',
    './src/db/schema/proposals.ts',
    './src/db/schema/api.ts',
    './src/db/schema/webhooks.ts',
    './src/db/schema/keys.ts',
    './src/db/schema/workflow-code.ts',
  ],
  out: './migrations',
});
