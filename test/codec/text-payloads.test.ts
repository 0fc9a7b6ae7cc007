import { expectTypeOf, test } from 'vitest';
import type { Activities } from '../../src/activities/activities.ts';
import type { WebhookActivities } from '../../src/activities/webhooks.ts';

/** The activities that give or take a bare piece of text, which the codec would leave plain. */
type WithText<All> = {
  [Name in keyof All]: All[Name] extends (...args: infer Args) => infer Result
    ? Extract<Args[number] | Awaited<Result>, string> extends never
      ? never
      : Name
    : never;
}[keyof All];

test('no activity takes or gives bare text: text is for the Temporal UI, and is not encrypted', () => {
  expectTypeOf<WithText<Activities>>().toEqualTypeOf<never>();
  expectTypeOf<WithText<WebhookActivities>>().toEqualTypeOf<never>();
  expectTypeOf<WithText<{ named(id: number): Promise<string | null> }>>().toEqualTypeOf<'named'>();
});
