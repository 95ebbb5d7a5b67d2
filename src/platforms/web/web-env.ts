import type { HttpBindings } from '@hono/node-server';
import type { Texts } from '../../texts/catalogue.ts';

/** What every handler of the playground's server can rely on. */
export interface WebEnv {
  Bindings: HttpBindings;
  Variables: {
    /** BCP 47. */
    locale: string;
    texts: Texts;
  };
}
