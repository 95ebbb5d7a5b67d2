import { expect, it } from 'vitest';
import { plainText } from '../../src/chat/message.ts';

it('a moment is told by its words where nothing knows the reader’s time', () => {
  const moment = { moment: 1_796_137_200, words: 'Tuesday 1 December 2026, 17:00 (Europe/Kyiv)' };
  expect(plainText(['Open until ', moment, '.'])).toBe(
    'Open until Tuesday 1 December 2026, 17:00 (Europe/Kyiv).',
  );
});
