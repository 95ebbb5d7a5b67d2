import { expect, it } from 'vitest';

it('fails', () => {
  expect('said').toBe('not said');
});
