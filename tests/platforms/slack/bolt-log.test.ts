import { describe, expect, it } from 'vitest';
import { boltLog, redacted } from '../../../src/platforms/slack/bolt-log.ts';

describe('what Bolt says', () => {
  it('is logged without what would let somebody in', () => {
    const said =
      'xoxb-12-ab xoxe.xoxp-1-x xapp-1-A0-2 wss://wss-primary.slack.com/link/?ticket=1 https://hooks.slack.com/commands/T0/1 end';
    expect(redacted(said)).toBe('… … … … … end');
  });

  it('is a warning if it is an error of Bolt’s, and no more than debugging else', () => {
    const lines: unknown[] = [];
    const log = boltLog({
      warn: (line: unknown) => lines.push(['warn', line]),
      debug: (line: unknown) => lines.push(['debug', line]),
    });
    log.debug('what people wrote');
    log.info('connected');
    log.warn('slow', new Error('xoxb-1'));
    log.error('failed');
    expect(lines).toEqual([
      ['debug', { slack: 'connected' }],
      ['debug', { slack: 'slow Error: …' }],
      ['warn', { slack: 'failed' }],
    ]);
  });
});
