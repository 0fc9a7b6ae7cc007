import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHomeApi } from '../src/cli/home-api.ts';
import { dataOf } from '../src/client/refusal.ts';
import { type Stack, startStack } from '../src/stack/stack.ts';
import { temporaryHome } from './stack/temporary-home.ts';
import { launchChromium } from './support/chromium.ts';
import { employeesCsv } from './support/employees-csv.ts';
import { until } from './support/months.ts';
import { officeFile } from './support/office-file.ts';
import { people } from './support/people.ts';

const period = '2026-10';
const programme = 'medical-passbook';
const workflowId = `disbursement/${programme}/${period}`;
/** Four on record, and one of them in no line of the office's file: he is held. */
const staff = people(4);

let home: string;
let remove: () => Promise<void>;
let stack: Stack;
let browser: Browser;
let run: string;

const ui = () => `http://127.0.0.1:${stack.description.temporal.uiPort}`;
const workflowPage = (part: string) =>
  `${ui()}/namespaces/wulou/workflows/${encodeURIComponent(workflowId)}/${run}/${part}`;

function passwordOf(username: string): string {
  const logins = JSON.parse(readFileSync(join(home, 'credentials.json'), 'utf8')) as {
    username: string;
    password: string;
  }[];
  return logins.find((login) => login.username === username)?.password ?? '';
}

beforeAll(async () => {
  browser = await launchChromium();
  ({ home, remove } = temporaryHome());
  stack = await startStack({
    home,
    ports: { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 },
    env: { WULOU_HOME: home },
    progress: () => undefined,
  });
  const { url } = stack.description.api;
  const hr = createHomeApi(url, home).as('hr1');
  const { token } = await dataOf(
    hr.POST('/v1/login', { body: { username: 'hr1', password: passwordOf('hr1') } }),
  );
  const upload = async (path: string, text: string) => {
    const answer = await fetch(`${url}${path}fileName=file.csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: text,
    });
    expect(answer.status).toBe(200);
  };
  await upload('/v1/employees/import?', employeesCsv(staff));
  await upload(
    `/v1/contributions?programme=${programme}&period=${period}&`,
    officeFile(period, staff.slice(0, 3)),
  );
  const { runId } = await dataOf(hr.POST('/v1/disbursements', { body: { programme, period } }));
  const params = { path: { runId } };
  await until('the approval', async () => {
    const { waitingFor } = await dataOf(hr.GET('/v1/disbursements/{runId}', { params }));
    return waitingFor === 'approval';
  });
  run = workflowRun();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await remove?.();
}, 60_000);

const temporal = (...args: string[]): string => {
  const { address, namespace } = stack.description.temporal;
  return execFileSync(
    'temporal',
    ['workflow', ...args, '--address', address, '--namespace', namespace, '--output', 'json'],
    { encoding: 'utf8' },
  );
};

function workflowRun(): string {
  const described = JSON.parse(temporal('describe', '--workflow-id', workflowId));
  return described.workflowExecutionInfo.execution.runId;
}

/** A browser of somebody's own, and what the codec answered it. */
async function openBrowser(): Promise<{ page: Page; context: BrowserContext; answers: number[] }> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1200 } });
  // What the UI would ask the internet for keeps no page waiting where there is none.
  await context.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  const answers: number[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/v1/codec/decode') && response.request().method() === 'POST')
      answers.push(response.status());
  });
  return { page, context, answers };
}

async function logIn(page: Page, username: string): Promise<void> {
  await page.goto(`${stack.description.api.url}/login`);
  await page.fill('#username', username);
  await page.fill('#password', passwordOf(username));
  await page.click('#form button');
  await page.getByText(`Logged in as ${username}`).waitFor();
}

/** What the page of a run's history says once the codec has answered. */
async function historyPage(page: Page, answers: readonly number[]): Promise<string> {
  await page.goto(workflowPage('history'), { waitUntil: 'domcontentloaded' });
  await until('an answer of the codec', () => answers.length > 0);
  await page.getByText('reconcile').first().waitFor();
  // An open run's page asks again now and then: at most so often it is waited for.
  for (let known = -1, turn = 0; known < answers.length && turn < 5; turn += 1) {
    known = answers.length;
    await page.waitForTimeout(1_000);
  }
  return page.locator('body').innerText();
}

describe('the Temporal UI in a browser', () => {
  test('shows what a run is found by to whoever opens it, and decodes nothing', async () => {
    const { page, context, answers } = await openBrowser();
    await page.goto(workflowPage('search-attributes'), { waitUntil: 'domcontentloaded' });
    await page.getByText('WulouStage').first().waitFor();
    const text = (await page.locator('body').innerText()).replaceAll(/\s/g, '');
    for (const line of [
      '"WulouStage":["approve"]',
      '"WulouHeld":[1]',
      `"WulouProgramme":["${programme}"]`,
      `"WulouPeriod":["${period}"]`,
      '"WulouAttention":["approval"]',
    ])
      expect(text).toContain(line);
    expect(answers.filter((status) => status !== 401)).toEqual([]);
    await context.close();
  }, 120_000);

  test.each(['nobody', 'hr1'])('shows no payload to %s', async (who) => {
    const { page, context, answers } = await openBrowser();
    if (who !== 'nobody') await logIn(page, who);
    const text = await historyPage(page, answers);
    expect(new Set(answers)).toEqual(new Set([who === 'nobody' ? 401 : 403]));
    expect(text).not.toContain('"runId"');
    expect(text).toContain('Payloads are shown to operations and auditors who log in');
    await context.close();
  }, 120_000);

  test.each(['ops1', 'auditor1'])('shows payloads to %s, who is logged in', async (who) => {
    const { page, context, answers } = await openBrowser();
    await logIn(page, who);
    const text = await historyPage(page, answers);
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(text).toContain('"runId"');
    expect(text).toContain(`"programme": "${programme}"`);
    await page.goto(`${stack.description.api.url}/login`);
    await page.click('#logout');
    await page.locator('#form').waitFor();
    answers.length = 0;
    expect(await historyPage(page, answers)).not.toContain('"runId"');
    expect(new Set(answers)).toEqual(new Set([401]));
    await context.close();
  }, 240_000);

  test('shows none to whoever gave a wrong password, and says so', async () => {
    const { page, context } = await openBrowser();
    await page.goto(`${stack.description.api.url}/login`);
    await page.fill('#username', 'ops1');
    await page.fill('#password', 'wrong');
    await page.click('#form button');
    await page.getByText('User name or password is wrong').waitFor();
    expect(await context.cookies()).toEqual([]);
    await context.close();
  }, 60_000);
});

test("Temporal's command line shows a history decoded to whoever has a token, and to nobody else", async () => {
  const show = ['show', '--workflow-id', workflowId];
  const inputOf = (history: string) =>
    Buffer.from(
      JSON.parse(history).events[0].workflowExecutionStartedEventAttributes.input.payloads[0].data,
      'base64',
    ).toString();
  expect(inputOf(temporal(...show))).not.toContain('runId');
  const { url } = stack.description.api;
  const login = await fetch(`${url}/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'ops1', password: passwordOf('ops1') }),
  });
  const { token } = (await login.json()) as { token: string };
  const codec = ['--codec-endpoint', `${url}/v1/codec`];
  const decoded = temporal(...show, ...codec, '--codec-auth', `Bearer ${token}`);
  expect(JSON.parse(inputOf(decoded))).toMatchObject({ programme, period });
  expect(() => temporal(...show, ...codec, '--codec-auth', 'Bearer wrong')).toThrow('Command failed');
});
