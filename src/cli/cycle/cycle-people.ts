import type { AnswerTo } from '../../client/client.ts';
import { pages } from '../../client/pages.ts';
import { dataOf } from '../../client/refusal.ts';
import type { HomeApi } from '../home-api.ts';
import { UserError } from '../user-error.ts';
import type { PeopleFile } from './people-file.ts';

/** Logins made in one call: their passwords are hashed for some seconds, and lost if the answer is. */
const pageSize = 200;
/** The clock here and that of the database may differ by so much. */
const clockSlackMs = 60_000;

type ShownUser = AnswerTo<'get', '/v1/users'>['users'][number];
type EmployeeUser = ShownUser & { readonly employeeNo: string };

/**
 * Gives everyone employed a login of his own, and keeps the passwords in the home.
 * @returns login names by employee number: of everybody whom this command can act as.
 */
export async function provisionPeople(
  api: HomeApi,
  file: PeopleFile,
  say: (line: string) => void,
): Promise<ReadonlyMap<string, string>> {
  // Anybody's answer may be lost from here on until the file says otherwise.
  file.startAsking();
  let made = 0;
  for (let more = true; more; ) {
    const page = await dataOf(api.as('admin1').POST('/v1/users/provision', { body: { limit: pageSize } }));
    file.add(page.users.map(({ employeeNo, username, password }) => ({ employeeNo, username, password })));
    made += page.users.length;
    if (page.users.length > 0) say(`  logins made: ${made}`);
    ({ more } = page);
  }
  const users = await activeEmployees(api);
  const known = new Set(api.identities.map((identity) => identity.username));
  const unknown = users.filter(
    ({ username }) => !known.has(username) && file.passwordOf(username) === undefined,
  );
  await recover(api, file, unknown);
  file.endAsking();
  return new Map(users.map((user) => [user.employeeNo, user.username]));
}

async function activeEmployees(api: HomeApi): Promise<EmployeeUser[]> {
  const found: EmployeeUser[] = [];
  const everyone = pages((after?: string) =>
    dataOf(api.as('admin1').GET('/v1/users', { params: { query: { limit: 1_000, after } } })),
  );
  for await (const { users } of everyone)
    for (const user of users)
      if (user.active && user.employeeNo !== null) found.push({ ...user, employeeNo: user.employeeNo });
  return found;
}

/** Passwords whose answer was lost are set anew; those that people have of their own are left alone. */
async function recover(
  api: HomeApi,
  file: PeopleFile,
  unknown: readonly { username: string; employeeNo: string; createdAt: string }[],
): Promise<void> {
  const sinceMs = Date.parse(file.askingSince ?? '') - clockSlackMs;
  const others = unknown.filter(({ createdAt }) => !(Date.parse(createdAt) >= sinceMs));
  if (others.length > 0)
    throw new UserError(
      `${others.length} employees have logins whose passwords are not in ${file.path}: this command acts as every employee, so it needs a home of its own. Run the cycle through the API with the people themselves, or name another --home. 部分员工账号不是由本命令创建，请使用新的 --home 目录。`,
    );
  for (const { username, employeeNo } of unknown) {
    const { password } = await dataOf(
      api.as('admin1').POST('/v1/users/{username}/reset-password', { params: { path: { username } } }),
    );
    file.add([{ employeeNo, username, password }]);
  }
}
