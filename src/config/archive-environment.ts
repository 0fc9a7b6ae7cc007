import { z } from 'zod';

/** Where archives lie, if not in the database: a bucket of a store that speaks S3. */
export const archiveVariables = {
  /** Without a path, e.g. `https://s3.cn-north-1.amazonaws.com.cn`. Absent: the database. */
  WULOU_ARCHIVE_S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .transform((text) => text.replace(/\/$/, ''))
    .optional(),
  WULOU_ARCHIVE_S3_REGION: z.string().default('us-east-1'),
  WULOU_ARCHIVE_S3_BUCKET: z.string().optional(),
  /** Before the name of every object, e.g. `wulou/`. */
  WULOU_ARCHIVE_S3_PREFIX: z.string().default(''),
  WULOU_ARCHIVE_S3_ACCESS_KEY_ID: z.string().optional(),
  WULOU_ARCHIVE_S3_SECRET_ACCESS_KEY: z.string().optional(),
};
