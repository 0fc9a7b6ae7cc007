import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createKeyFile, readKeyFile } from '../../src/config/key-file.ts';
import { type MasterKeySource, readMasterKeys, runKeyCommand } from '../../src/config/master-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'wulou-test-masters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hex = () => randomBytes(32).toString('hex');
const place = (name: string) => join(folder, name);
const source = (changes: Partial<MasterKeySource>): MasterKeySource => ({
  path: place('none'),
  value: null,
  command: null,
  ...changes,
});

describe('a key file', () => {
  test('is made for its owner alone, and is never written over', () => {
    const path = place('made');
    expect(createKeyFile(path, { id: 'm1', demo: false })).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const before = readFileSync(path, 'utf8');
    expect(createKeyFile(path, { id: 'm1', demo: false })).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('of an older version counts as made for trying until it is taken as real', () => {
    const path = place('older');
    const text = { current: 'k1', keys: { k1: hex() }, lookup: hex() };
    writeFileSync(path, JSON.stringify(text), { mode: 0o600 });
    expect(readKeyFile(path)?.isDemo).toBe(true);
    writeFileSync(path, JSON.stringify({ ...text, demo: false }));
    expect(readKeyFile(path)?.isDemo).toBe(false);
  });

  test('that others may read is told apart', () => {
    const path = place('open');
    createKeyFile(path, { id: 'm1', demo: false });
    expect(readKeyFile(path)?.isOpen).toBe(false);
    chmodSync(path, 0o640);
    expect(readKeyFile(path)?.isOpen).toBe(true);
  });

  test('without its form is named, and its content is not', () => {
    const path = place('broken');
    writeFileSync(path, '{"secret": "s3cret"}');
    expect(() => readKeyFile(path)).toThrow(path);
    expect(() => readKeyFile(path)).not.toThrow('s3cret');
  });
});

describe('master keys', () => {
  test('come from the environment as 64 hex digits, named for their digest', () => {
    const key = hex();
    const keys = readMasterKeys(source({ value: key }), true);
    expect(keys?.current.bytes.toString('hex')).toBe(key);
    expect(keys?.current.id).toMatch(/^m-[0-9a-f]{8}$/);
    expect(existsSync(place('none'))).toBe(false);
  });

  test('of several places are all known; the command has the current one, then the environment', () => {
    const path = place('several');
    createKeyFile(path, { id: 'm1', demo: true });
    const [fromCommand, fromEnvironment] = [hex(), hex()];
    const command = JSON.stringify(['printf', '%s', fromCommand]);
    const keys = readMasterKeys({ path, value: fromEnvironment, command }, false);
    expect(keys?.all).toHaveLength(3);
    expect(keys?.current.bytes.toString('hex')).toBe(fromCommand);
    expect(readMasterKeys({ path, value: fromEnvironment, command: null }, false)?.current.isDemo).toBe(
      false,
    );
    expect(readMasterKeys({ path, value: null, command: null }, false)?.current.isDemo).toBe(true);
  });

  test('that differ under one id are refused', () => {
    const path = place('clash');
    createKeyFile(path, { id: 'm1', demo: true });
    const value = JSON.stringify({ current: 'm1', keys: { m1: hex() } });
    expect(() => readMasterKeys({ path, value, command: null }, false)).toThrow('m1');
  });

  test('that are none are refused without being shown', () => {
    expect(() => readMasterKeys(source({ value: 's3cret' }), true)).toThrow('WULOU_MASTER_KEY');
    expect(() => readMasterKeys(source({ value: 's3cret' }), true)).not.toThrow('s3cret');
  });

  test('are nowhere made where none may be', () => {
    expect(readMasterKeys(source({}), false)).toBeNull();
    expect(existsSync(place('none'))).toBe(false);
  });
});

describe('the command for the master key', () => {
  test('is read by no shell', () => {
    const mark = place('injected');
    expect(runKeyCommand(`echo ; touch ${mark}`)).toBe(`; touch ${mark}\n`);
    expect(existsSync(mark)).toBe(false);
  });

  test('that takes too long is ended, and named', () => {
    expect(() => runKeyCommand('sleep 10', 200)).toThrow('sleep did not answer within 0.2 s');
  });

  test('that fails or is not there is named, without what it was given', () => {
    expect(() => runKeyCommand('false s3cret')).toThrow('false ended with exit code 1');
    expect(() => runKeyCommand('false s3cret')).not.toThrow('s3cret');
    expect(() => runKeyCommand('wulou-no-such-program')).toThrow('was not found');
  });
});
