import { z } from 'zod';

/** The parts of an app manifest that this stand-in heeds: https://docs.slack.dev/reference/app-manifest */
const manifest = z.looseObject({
  features: z
    .looseObject({
      app_home: z.looseObject({ messages_tab_enabled: z.boolean().optional() }).optional(),
      slash_commands: z
        .array(z.looseObject({ command: z.string(), should_escape: z.boolean().optional() }))
        .optional(),
      shortcuts: z.array(z.looseObject({ callback_id: z.string() })).optional(),
    })
    .optional(),
  oauth_config: z
    .looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).optional() }).optional() })
    .optional(),
});

/** What Slack knows of the app; null where there is no manifest, and then everything is let through. */
export interface Known {
  readonly scopes: readonly string[] | null;
  /** Whether names are escaped, by command with its slash. */
  readonly commands: ReadonlyMap<string, boolean> | null;
  readonly shortcuts: readonly string[] | null;
  readonly messagesTab: boolean;
}

/** @throws ZodError if it isn't a manifest. */
export function readManifest(given: unknown): Known {
  if (given === undefined) return { scopes: null, commands: null, shortcuts: null, messagesTab: true };
  const { features, oauth_config } = manifest.parse(given);
  return {
    scopes: oauth_config?.scopes?.bot ?? [],
    commands: new Map(
      (features?.slash_commands ?? []).map(({ command, should_escape }) => [command, should_escape === true]),
    ),
    shortcuts: (features?.shortcuts ?? []).map(({ callback_id }) => callback_id),
    messagesTab: features?.app_home?.messages_tab_enabled === true,
  };
}
