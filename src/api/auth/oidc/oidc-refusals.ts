import type { VouchedRefusal } from '../../../db/queries/people/user-of-subject.ts';
import type { Refusal } from '../../problem.ts';

export const noRole: Refusal = {
  status: 403,
  code: 'no_role',
  detail:
    'The OpenID provider gives you no role that means anything here: whoever manages it there, or WULOU_OIDC_ROLE_MAP, gives you one. 统一身份认证未授予本系统的角色。',
};

export const providerSilent: Refusal = {
  status: 503,
  code: 'provider_unreachable',
  detail:
    'The OpenID provider does not answer just now: try again in a moment. Who is logged in stays so. 统一身份认证暂时无法访问，请稍候再试。',
};

const words: Record<VouchedRefusal, string> = {
  employee_needed:
    'The OpenID provider must say which employee you are, with a number that is on record here: what you decide is held against what you made. 统一身份认证未提供有效的工号。',
  user_ended: 'Your user here was ended, or you have left. 账号已停用或已离职。',
  subject_of_another:
    'The provider names an employee who is another user’s: an administrator links the right one. 该工号已关联其他账号。',
  subject_is_service:
    'The provider’s subject came here as a program before: people and programs have subjects of their own. 该身份已作为服务账号使用。',
};

const refusal = (code: VouchedRefusal): Refusal => ({ status: 403, code, detail: words[code] });

export const vouchedRefusals: Record<VouchedRefusal, Refusal> = {
  employee_needed: refusal('employee_needed'),
  user_ended: refusal('user_ended'),
  subject_of_another: refusal('subject_of_another'),
  subject_is_service: refusal('subject_is_service'),
};
