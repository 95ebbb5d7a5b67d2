import { expect, it } from 'vitest';

it('passes', () => {
  expect('said').toBe('said');
});
