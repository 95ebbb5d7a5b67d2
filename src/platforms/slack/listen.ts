import type { App, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import { pause } from '../../chat/pauses.ts';
import type { UnderWay } from '../../chat/under-way.ts';
import type { Acknowledged, Desk } from './desk.ts';
import type { Identity } from './identity.ts';
import { actionHandler } from './on-action.ts';
import { commandHandler, meansOf } from './on-command.ts';
import { homeHandler } from './on-home.ts';
import { shortcutHandler } from './on-shortcut.ts';
import { submissionHandler } from './on-submission.ts';
import { Once } from './once.ts';
import { type PrivateBody, privately } from './response-url.ts';
import { sentence } from './views.ts';
import type { WebClient } from './web-client.ts';

export interface Listening {
  readonly client: WebClient;
  readonly prefix: string;
  readonly identity: Identity;
  readonly underWay: UnderWay;
  guard<T>(call: Promise<T>): Promise<T>;
  report(error: unknown): void;
  lost(code: string): void;
  /** Told of everything that shows whether the app is in the workspace. */
  onPresence(kind: 'joined' | 'left'): void;
}

/** In milliseconds. */
const UNINSTALLED_WITHIN = 300;

/** Has the app answer everything that Slack delivers, each delivery once. */
export function listen(app: App, desk: Desk, given: Listening): void {
  const { client, prefix, identity, underWay, guard, report, lost, onPresence } = given;
  const onCommand = commandHandler(desk, prefix);
  const onAction = actionHandler(desk);
  const onShortcut = shortcutHandler(desk);
  const onSubmission = submissionHandler(desk);
  const onHome = homeHandler(desk, { client, prefix, teamId: identity.teamId, guard });
  const once = new Once<Acknowledged<unknown>>();

  app.command(/^\//u, ({ body, ack }) =>
    handle(
      `trigger ${body.trigger_id}`,
      () => onCommand(body).catch((error: unknown) => failed(error)),
      ack,
      (answer) => recover(body, answer),
    ),
  );
  app.action({ type: 'block_actions' }, ({ body, ack }) =>
    handle(
      `trigger ${body.trigger_id}`,
      () => onAction(body),
      () => ack(),
    ),
  );
  app.shortcut({ type: 'message_action' }, ({ body, ack }) =>
    handle(
      `trigger ${body.trigger_id}`,
      () => onShortcut(body),
      () => ack(),
    ),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission' }, ({ body, ack }) =>
    handle(`trigger ${body.trigger_id}`, () => onSubmission(body), ack),
  );
  app.event('app_home_opened', ({ event, body }) => {
    const { team_id: team } = body;
    return handle(`event ${body.event_id}`, async () => ({ after: () => onHome(event, team) }));
  });
  app.event('app_uninstalled', async () => {
    onPresence('left');
    lost('app_uninstalled');
  });
  app.event('tokens_revoked', async ({ event }) => {
    if (event.tokens.bot?.includes(identity.botUserId) !== true) return;
    // By itself it says nothing of the app; where that was removed, Slack says so too, before it or after.
    await pause(UNINSTALLED_WITHIN);
    lost('token_revoked');
  });

  /** Acknowledges before anything else is done, and does that once however often it is delivered. */
  async function handle<Body>(
    id: string,
    act: () => Promise<Acknowledged<Body>>,
    ack?: (body?: Body) => Promise<void>,
    unacknowledged?: (body: Body) => Promise<void>,
  ): Promise<void> {
    onPresence('joined');
    await underWay.during(handled());

    async function handled(): Promise<void> {
      const { done, first } = once.run(id, act);
      // Each id belongs to one kind of delivery, so that the remembered body is of this kind.
      const { body, after } = (await done.result.catch((error: unknown) => {
        report(error);
        return {};
      })) as Acknowledged<Body>;
      try {
        await ack?.(done.elsewhere ? undefined : body);
      } catch {
        // The connection is gone; what it should have carried goes another way, once.
        if (body !== undefined && unacknowledged !== undefined && !done.elsewhere) {
          done.elsewhere = true;
          await unacknowledged(body).catch(report);
        }
      }
      if (first) await after?.().catch(report);
    }
  }

  /** Our own fault; the router tells of all others. */
  function failed(error: unknown): Acknowledged<PrivateBody> {
    report(error);
    const t = desk.router.texts('en');
    const text = t.slack.failed;
    return { body: privately({ text, blocks: sentence(text) }) };
  }

  /** What a member should have got with the acknowledgement. */
  async function recover(body: SlashCommand, { text, blocks }: PrivateBody): Promise<void> {
    await desk.showing.show([{ text, blocks }], meansOf(body), desk.router.texts('en'));
  }
}
