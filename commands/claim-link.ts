import { type Asking, type Command, type CommandGroup, defineCommand } from '../src/chat/command.ts';
import { refusal } from '../src/chat/refusal.ts';
import { type RelationKind, relationKinds } from '../src/core/dossier/vocabulary.ts';
import { maxLength } from '../src/core/dossier-file/limits.ts';
import { numberOf } from '../src/views/statement.ts';
import { claimOption, locateClaim } from './claim-number.ts';
import { proposed } from './claim-publish.ts';
import type { Services } from './services.ts';

/** As long as the name of a relation that is typed. */
const KIND_LENGTH = 50;

const between = {
  from: claimOption((t) => t.claim.from),
  relation: {
    required: true,
    maxLength: KIND_LENGTH,
    describe: (t) => t.claim.kindOption,
    suggest: async (partial, { t }) =>
      relationKinds
        .map((kind) => ({ value: kind, label: t.claim.relations[kind] }))
        .filter(({ label }) => label.startsWith(partial.toLowerCase())),
  },
  to: claimOption((t) => t.claim.to),
} as const satisfies Command<Services>['options'];

const link = defineCommand<Services>()({
  name: 'claim link',
  access: 'moderator',
  options: {
    ...between,
    stated: { required: false, maxLength: maxLength.words, describe: (t) => t.claim.statedOption },
    reason: { required: false, maxLength: maxLength.reason, describe: (t) => t.claim.reasonOption },
  },
  describe: (t) => t.claim.link,
  examples: [],

  async run({ options, ...asking }, services) {
    const { relation, ...where } = await pairOf(options, asking, services);
    const content = { op: 'link', relation: { ...relation, stated: options.stated ?? null } } as const;
    return proposed({ ...where, content, why: options.reason ?? null }, asking, services);
  },

  actions: {},
});

const unlink = defineCommand<Services>()({
  name: 'claim unlink',
  access: 'moderator',
  options: {
    ...between,
    reason: { required: false, maxLength: maxLength.reason, describe: (t) => t.claim.reasonOption },
  },
  describe: (t) => t.claim.unlink,
  examples: [],

  async run({ options, ...asking }, services) {
    const { relation, ...where } = await pairOf(options, asking, services);
    return proposed(
      { ...where, content: { op: 'unlink', relation }, why: options.reason ?? null },
      asking,
      services,
    );
  },

  actions: {},
});

/** @throws Refusal if one of the two is none that is shown, or they belong to different dossiers */
async function pairOf(
  typed: { readonly from: string; readonly relation: string; readonly to: string },
  asking: Asking,
  services: Services,
) {
  const { t } = asking;
  const kind = kindOf(typed.relation, asking);
  const from = await locateClaim(typed.from, asking, services);
  const to = await locateClaim(typed.to, asking, services);
  for (const { claim, number } of [from, to])
    if (claim === null) throw refusal(t.claim.isRetracted(numberOf(number)));
  if (from.dossier.id !== to.dossier.id) throw refusal(t.claim.linkFault.unknown);
  return {
    community: from.community,
    dossier: from.dossier.id,
    claim: from.number,
    relation: { kind, from: from.number, to: to.number },
  };
}

/** By its own name, or as the interface calls it. @throws Refusal */
function kindOf(typed: string, { t }: Asking): RelationKind {
  const word = typed.toLowerCase();
  const kind = relationKinds.find((one) => one === word || t.claim.relations[one] === word);
  if (kind === undefined) throw refusal(t.claim.unknownRelation(typed));
  return kind;
}

export const linking: readonly Command<Services>[] = [link, unlink];
export const claimGroup: CommandGroup = { name: 'claim', describe: (t) => t.claim.describe };
