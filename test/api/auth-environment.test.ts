import { describe, expect, test } from 'vitest';
import { authSettingsOf } from '../../src/api/auth/auth-environment.ts';
import { claimAt, employeeNoOf, nameOf, roleOf } from '../../src/api/auth/oidc/claims.ts';
import { readEnvironment } from '../../src/config/environment.ts';

const settings = (variables: Record<string, string> = {}) => authSettingsOf(readEnvironment(variables));
const oidc = {
  WULOU_OIDC_ISSUER: 'https://login.example/realms/pay',
  WULOU_OIDC_CLIENT_ID: 'wulou',
  WULOU_OIDC_REDIRECT_URL: 'https://pay.example/v1/oidc/callback',
  WULOU_OIDC_ROLE_MAP: '{"pay-finance":"finance","staff":"employee"}',
};

describe('the environment says', () => {
  test('how long sessions last, within bounds', () => {
    expect(settings()).toMatchObject({ idleMinutes: 30, sessionHours: 12, localLogin: true, oidc: null });
    expect(settings({ WULOU_SESSION_IDLE_MINUTES: '5', WULOU_SESSION_HOURS: '24' })).toMatchObject({
      idleMinutes: 5,
      sessionHours: 24,
    });
    for (const [name, value] of [
      ['WULOU_SESSION_IDLE_MINUTES', '4'],
      ['WULOU_SESSION_IDLE_MINUTES', '121'],
      ['WULOU_SESSION_HOURS', '0'],
      ['WULOU_SESSION_HOURS', '25'],
    ] as const)
      expect(() => settings({ [name]: value })).toThrow(name);
  });

  test('that the demo’s identities are the embedded default’s, and never production’s', () => {
    expect(settings({ WULOU_EMBEDDED: '1' })).toMatchObject({
      demoIdentities: true,
      oneTimePasswords: false,
    });
    expect(settings()).toMatchObject({ demoIdentities: false, oneTimePasswords: true });
    expect(settings({ WULOU_EMBEDDED: '1', WULOU_MODE: 'production' })).toMatchObject({
      demoIdentities: false,
      oneTimePasswords: true,
    });
  });

  test('which provider there is, with everything that it needs', () => {
    const { publicUrl, oidc: provider } = settings(oidc);
    expect(publicUrl?.origin).toBe('https://pay.example');
    expect(provider).toMatchObject({
      clientId: 'wulou',
      clientSecret: null,
      audience: null,
      rolesClaim: 'roles',
      employeeClaim: 'employee_number',
      roleMap: [
        ['pay-finance', 'finance'],
        ['staff', 'employee'],
      ],
    });
    for (const name of ['WULOU_OIDC_CLIENT_ID', 'WULOU_OIDC_REDIRECT_URL', 'WULOU_OIDC_ROLE_MAP'])
      expect(() => settings({ ...oidc, [name]: '' })).toThrow(name);
  });

  test.each([
    ['WULOU_OIDC_ISSUER', 'http://login.example'],
    ['WULOU_OIDC_REDIRECT_URL', 'http://pay.example/v1/oidc/callback'],
    ['WULOU_OIDC_AUDIENCE', 'wulou'],
    ['WULOU_OIDC_ROLE_MAP', '{"x":"chief"}'],
    ['WULOU_OIDC_ROLE_MAP', 'finance'],
  ])('%s not as %s', (name, value) => {
    expect(() => settings({ ...oidc, [name]: value })).toThrow(name);
  });

  test('that nobody logs in by password only where there is another way', () => {
    expect(() => settings({ WULOU_LOCAL_LOGIN: 'off' })).toThrow('WULOU_LOCAL_LOGIN');
    expect(settings({ ...oidc, WULOU_LOCAL_LOGIN: 'off' }).localLogin).toBe(false);
  });
});

describe('claims', () => {
  const provider = settings(oidc).oidc;
  if (!provider) throw new Error('assertion failed: the settings name a provider');

  test('are found by name, or by the way to them', () => {
    const claims = {
      'https://pay.example/roles': ['a'],
      realm_access: { roles: ['b'] },
      'x.y': 'c',
      x: { y: 'd' },
    };
    expect(claimAt(claims, 'https://pay.example/roles')).toEqual(['a']);
    expect(claimAt(claims, 'realm_access.roles')).toEqual(['b']);
    expect(claimAt(claims, 'x.y')).toBe('c');
    expect(claimAt(claims, 'realm_access.roles.length.x')).toBeUndefined();
    expect(claimAt(claims, 'constructor')).toBeUndefined();
  });

  test.each([
    [['staff', 'pay-finance'], 'finance'],
    ['staff', 'employee'],
    [['Staff', 'pay-finance-x'], null],
    [undefined, null],
    [[], null],
    [{ staff: true }, null],
  ])('%j mean the role %s', (roles, role) => {
    expect(roleOf({ roles }, provider)).toBe(role);
  });

  test.each([
    ['E0001', 'E0001'],
    [' E0001 ', 'E0001'],
    [1001, '1001'],
    ['', null],
    [undefined, null],
    [['E0001'], null],
  ])('%j as employee number is %s', (value, number) => {
    expect(employeeNoOf({ employee_number: value }, provider)).toBe(number);
  });

  test('name a user in the form of our names', () => {
    expect(nameOf({ preferred_username: 'Zhang Wei@Example', sub: 's' })).toBe('zhang-wei@example');
    expect(nameOf({ client_id: 'Feed', sub: 's' })).toBe('feed');
    expect(nameOf({ sub: 'x'.repeat(100) })).toHaveLength(60);
  });
});
