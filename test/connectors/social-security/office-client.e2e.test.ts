import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createOfficeClient } from '../../../src/connectors/social-security/office-client.ts';
import { type RunningSandbox, runSandbox } from '../running-sandbox.ts';

let sandbox: RunningSandbox;
let office: ReturnType<typeof createOfficeClient>;

beforeAll(async () => {
  sandbox = await runSandbox();
  office = createOfficeClient({ baseUrl: sandbox.baseUrl, timeoutMs: 10_000 });
}, 30_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.setFaults());

const filing = {
  filingId: 'F1',
  idNumber: '610102198106121547',
  baseFen: 645000,
  effectivePeriod: '2026-10',
};

test('a contribution file comes back byte for byte, whatever bytes it has', async () => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x00, 0xff, 0x0d, 0x0a, 0x80]);
  await office.sendContributions('2026-10', bytes);
  expect(await office.fetchContributions('2026-10')).toEqual(bytes);
});

test('a contribution file that is not out yet is none', async () => {
  expect(await office.fetchContributions('2027-01')).toBeNull();
});

test('a filing is answered with a receipt, and the same again the same way', async () => {
  const answer = await office.fileBase(filing);
  expect(answer).toEqual({ status: 'accepted', receiptNo: expect.any(String) });
  expect(await office.fileBase(filing)).toEqual(answer);
  expect(await office.filing('F1')).toEqual(answer);
});

test('a refused filing is a result and not a fault', async () => {
  await sandbox.setFaults({ seed: 7, filingRefuse: 1 });
  const answer = await office.fileBase({ ...filing, filingId: 'F2' });
  expect(answer).toEqual({ status: 'refused', reason: expect.any(String) });
  expect(await office.filing('F2')).toEqual(answer);
});

test('a filing that the office never received is none', async () => {
  expect(await office.filing('F-NEVER')).toBeNull();
});

test('an office that is down may be asked again later', async () => {
  await sandbox.setFaults({ filingDown: true });
  await expect(office.fileBase({ ...filing, filingId: 'F3' })).rejects.toMatchObject({
    name: 'OutsideFault',
    party: 'social_security',
    retryable: true,
  });
});

test('the bases on record come in the order asked, none for whom the office does not know', async () => {
  await office.fileBase({ ...filing, filingId: 'F4', baseFen: 700_000 });
  const unknown = '110101198001151003';
  expect(await office.lookUpBases('2026-10', [unknown, filing.idNumber])).toEqual([null, 700_000]);
  expect(await office.lookUpBases('2026-09', [filing.idNumber])).toEqual([null]);
});

test('an office that is down looks nothing up', async () => {
  await sandbox.setFaults({ filingDown: true });
  await expect(office.lookUpBases('2026-10', [filing.idNumber])).rejects.toMatchObject({
    name: 'OutsideFault',
    retryable: true,
  });
});
