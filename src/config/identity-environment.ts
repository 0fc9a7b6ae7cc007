import { z } from 'zod';

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional();
const minutes = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** How people and programs show who they are: docs/identity.md. */
export const identityVariables = {
  WULOU_PUBLIC_URL: url,
  WULOU_LOCAL_LOGIN: z.enum(['on', 'off']).default('on'),
  WULOU_SESSION_IDLE_MINUTES: minutes(5, 120).default(30),
  WULOU_SESSION_HOURS: z.coerce.number().int().min(1).max(24).default(12),
  WULOU_OIDC_ISSUER: url,
  WULOU_OIDC_CLIENT_ID: z.string().optional(),
  WULOU_OIDC_CLIENT_SECRET: z.string().optional(),
  WULOU_OIDC_REDIRECT_URL: url,
  WULOU_OIDC_AUDIENCE: z.string().optional(),
  WULOU_OIDC_SCOPE: z.string().default('openid profile'),
  WULOU_OIDC_ROLES_CLAIM: z.string().min(1).default('roles'),
  WULOU_OIDC_ROLE_MAP: z.string().optional(),
  WULOU_OIDC_EMPLOYEE_CLAIM: z.string().min(1).default('employee_number'),
};
