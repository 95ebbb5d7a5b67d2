import { App } from '@slack/bolt';
import type { Logger } from 'pino';
import { download } from '../../chat/download.ts';
import { CannotStart, type PostingPlatform, type Presence } from '../../chat/platform.ts';
import type { Router } from '../../chat/router.ts';
import { UnderWay } from '../../chat/under-way.ts';
import type { Texts } from '../../texts/catalogue.ts';
import type { Naming } from '../../texts/naming.ts';
import { actorsOf } from './actors.ts';
import { apiFault, deadBy } from './api-fault.ts';
import { boltLog, redacted } from './bolt-log.ts';
import { sendingFiles } from './file-sending.ts';
import { identify } from './identity.ts';
import { lineBy } from './line.ts';
import { listen } from './listen.ts';
import { People, personByInfo } from './people.ts';
import { type Connected, postingBy } from './posting.ts';
import { showingBy } from './showing.ts';
import { namingWith } from './slash-names.ts';
import { clientOptions, webClient } from './web-client.ts';

/** In milliseconds: how long answers that are under way may take when it stops. */
const GRACE = 2_000;

export interface SlackOptions {
  readonly botToken: string;
  /** Of Socket Mode, which is used if it is given. */
  readonly appToken?: string;
  /** Of HTTP, which is used if there is no token for Socket Mode. */
  readonly signingSecret?: string;
  /** With a slash at its end; Slack's own if not given. */
  readonly apiUrl?: string;
  /** What the names of slash commands begin with. */
  readonly prefix: string;
  /** Where requests of Slack's are taken in HTTP mode; any free port for 0. */
  readonly host: string;
  readonly port: number;
  readonly log: Pick<Logger, 'error' | 'warn' | 'debug'>;
  /** Told, at most once a start, when the bot may no longer use Slack: why, as a sentence for the operator. */
  onLost(told: string): void;
  /** Told whether the app is in its workspace: joined with every start and everything done there. */
  onPresence?(presence: Presence): void;
}

/** What runs from a start to a stop. */
interface Session extends Connected {
  readonly underWay: UnderWay;
  close(): Promise<void> | void;
}

/** Whosaid in one Slack workspace. `start` rejects with `CannotStart`; it may be tried again after a `stop`. */
export function slackPlatform(options: SlackOptions): PostingPlatform {
  let session: Session | null = null;
  const naming = namingWith(options.prefix);
  return {
    name: 'slack',
    async start(router) {
      const t = router.texts('en');
      const { told, ...started } = await begin(options, naming, router, t, () => {
        session = null;
      });
      session = started;
      return told;
    },
    async stop() {
      const stopping = session;
      session = null;
      await stopping?.underWay.ended(GRACE);
      await stopping?.close();
    },
    posting: { ...postingBy(() => session), command: naming },
  };
}

async function begin(
  options: SlackOptions,
  naming: Naming,
  router: Router,
  t: Texts,
  ended: () => void,
): Promise<Session & { readonly told: string }> {
  const { botToken, apiUrl, prefix, log } = options;
  const logger = boltLog(log);
  const api = clientOptions(apiUrl, logger);
  const client = webClient(botToken, api);
  const identity = await identify(client, t);
  const { teamId, botId, botUserId } = identity;
  const ask = personByInfo(client, teamId);
  const people = new People((userId) => guard(ask(userId)));
  const underWay = new UnderWay();
  let lostBy: string | null = null;

  const line = lineBy(options, { logger, api, t, lost });
  const app = new App({
    token: botToken,
    botId,
    botUserId,
    receiver: line.receiver,
    clientOptions: api,
    logger,
    ignoreSelf: false,
    convoStore: false,
    tokenVerificationEnabled: false,
  });
  app.error(async (error) => report(error));
  const desk = {
    router: sendingFiles(router, client, guard),
    showing: showingBy(client, people, guard),
    actorOf: actorsOf(teamId, people, naming),
    readFile: (url: string, limit: number) =>
      download(url, { limit, hosts: fileHosts(apiUrl), headers: { authorization: `Bearer ${botToken}` } }),
  };
  const onPresence = (kind: 'joined' | 'left') => options.onPresence?.({ kind, tenantId: teamId });
  onPresence('joined');
  listen(app, desk, { client, guard, prefix, identity, underWay, report, lost, onPresence });
  const told = await line.open(identity.team);
  if (lostBy !== null) throw new CannotStart(t.slack.lost(lostBy), false);
  return { teamId, client, people, t, guard, underWay, told, close: () => line.close() };

  async function guard<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      const code = deadBy(error);
      if (code !== null) lost(code);
      throw error;
    }
  }

  function lost(code: string): void {
    if (lostBy !== null) return;
    lostBy = code;
    ended();
    const why = t.slack.lost(code);
    log.error(why);
    void line.close();
    options.onLost(why);
  }

  /** What Slack refused is told in a line; our own faults need their stack. */
  function report(error: unknown): void {
    if (apiFault(error) === null) log.error({ err: error });
    else log.warn({ slack: redacted(String(error)) });
  }
}

/** Slack's own; what else serves the API, as a stand-in does, serves files as well. The token goes nowhere else. */
function fileHosts(apiUrl: string | undefined): readonly string[] {
  return [apiUrl === undefined ? 'files.slack.com' : new URL(apiUrl).host];
}
