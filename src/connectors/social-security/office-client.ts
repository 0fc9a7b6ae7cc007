import { z } from 'zod';
import { maskNumbersIn } from '../../domain/masking.ts';
import { callOutside, type OutsideCall, readJson } from '../outside-call.ts';
import { OutsideFault } from '../outside-fault.ts';

/** A base that the organisation reports for one person. `effectivePeriod` is a month, YYYY-MM. */
export interface BaseFiling {
  /** Ours, and the same for every attempt: the office answers it the same each time. */
  readonly filingId: string;
  readonly idNumber: string;
  readonly baseFen: number;
  readonly effectivePeriod: string;
}

export type FilingAnswer =
  | { readonly status: 'accepted'; readonly receiptNo: string }
  | { readonly status: 'refused'; readonly reason: string };

/** The social-security office. Every call throws OutsideFault alone. */
export interface OfficeClient {
  /** The office's contribution file for a month (YYYY-MM), byte for byte; null while it is not out yet. */
  fetchContributions(period: string): Promise<Buffer | null>;
  /** Hands the office its contribution file for a month. */
  sendContributions(period: string, bytes: Uint8Array): Promise<void>;
  fileBase(filing: BaseFiling): Promise<FilingAnswer>;
  /** The office's answer to a filing; null when it never received it. */
  filing(filingId: string): Promise<FilingAnswer | null>;
  /**
   * The bases that the office has on record for a month (YYYY-MM), in fen, in the order asked; null for a person whom it
   * does not know. @param idNumbers at most 10,000.
   */
  lookUpBases(period: string, idNumbers: readonly string[]): Promise<(number | null)[]>;
}

const mostReason = 200;
/** The office writes what it likes: so many characters of it are kept, and no private number. */
const shortWords = (reason: string) => [...maskNumbersIn(reason)].slice(0, mostReason).join('');

const filingAnswer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('accepted'), receiptNo: z.string() }),
  z.object({ status: z.literal('refused'), reason: z.string().transform(shortWords) }),
]);

const basesAnswer = z.object({ bases: z.array(z.object({ baseFen: z.number().int().nullable() })) });

/** `baseUrl` without the `/social-security` part; `timeoutMs` is for each call as a whole. */
export function createOfficeClient({
  baseUrl,
  timeoutMs,
}: {
  baseUrl: string;
  timeoutMs: number;
}): OfficeClient {
  const call = (request: OutsideCall) =>
    callOutside({ party: 'social_security', baseUrl, timeoutMs }, request);
  const answerIn = (body: Buffer) => readJson<FilingAnswer>('social_security', filingAnswer, body);
  const contributions = (period: string) => `social-security/contributions/${encodeURIComponent(period)}`;

  return {
    async fetchContributions(period) {
      const { status, body } = await call({ method: 'GET', path: contributions(period), expect: [200, 404] });
      return status === 404 ? null : body;
    },

    async sendContributions(period, bytes) {
      const contentType = 'application/octet-stream';
      await call({ method: 'PUT', path: contributions(period), body: bytes, contentType, expect: [204] });
    },

    async fileBase({ filingId, idNumber, baseFen, effectivePeriod }) {
      const { body } = await call({
        method: 'POST',
        path: 'social-security/filings',
        body: JSON.stringify({ filingId, idNumber, baseFen, effectivePeriod }),
        contentType: 'application/json',
        expect: [200, 422],
      });
      return answerIn(body);
    },

    async filing(filingId) {
      const path = `social-security/filings/${encodeURIComponent(filingId)}`;
      const { status, body } = await call({ method: 'GET', path, expect: [200, 404, 422] });
      return status === 404 ? null : answerIn(body);
    },

    async lookUpBases(period, idNumbers) {
      const { body } = await call({
        method: 'POST',
        path: 'social-security/bases/lookup',
        body: JSON.stringify({ period, idNumbers }),
        contentType: 'application/json',
        expect: [200],
      });
      const { bases } = readJson('social_security', basesAnswer, body);
      // One base too few would shift all that follow to other people.
      if (bases.length !== idNumbers.length)
        throw new OutsideFault(
          'social_security',
          'unknown_outcome',
          'the answer has another number of bases',
        );
      return bases.map(({ baseFen }) => baseFen);
    },
  };
}
