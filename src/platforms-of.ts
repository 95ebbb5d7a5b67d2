import type { Logger } from 'pino';
import type { Environment } from './environment.ts';
import { webPlatform } from './platforms/web/web-platform.ts';
import type { Supervised } from './supervise.ts';
import { en as t } from './texts/en.ts';

/** Which platforms the settings switch on; those that are off are told, with the reason. */
export function platformsOf(settings: Environment, log: Logger): readonly Supervised[] {
  const platforms: Supervised[] = [];
  const { PLAYGROUND, HOST, PORT } = settings;
  if (PLAYGROUND !== 'off')
    platforms.push({ platform: webPlatform({ host: HOST, port: PORT, log }), lost: never() });
  else console.log(t.operator.playgroundOff);
  return platforms;
}

function never(): Promise<never> {
  return new Promise(() => {});
}
