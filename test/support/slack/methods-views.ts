import { z } from 'zod';
import { type Block, checkView, type ViewContent } from './block-kit.ts';
import { withIds } from './methods-chat.ts';
import { elementsOf } from './shown.ts';
import { method, SlackRefusal } from './web-api.ts';
import type { StateValues, View, Workspace } from './workspace.ts';

/** "The view stack may hold up to three views" (docs.slack.dev, modals). */
const MAX_STACK = 3;

export function checkedView(value: unknown): ViewContent {
  const checked = checkView(value);
  if (checked.ok) return checked.value;
  throw new SlackRefusal('invalid_arguments', { response_metadata: { messages: checked.problems } });
}

/** What the person entered stays where block_id, action_id and kind of field stay; all else starts anew. */
function keptValues(blocks: readonly Block[], before: Pick<View, 'values'> | undefined): StateValues {
  const kept = elementsOf(blocks).flatMap(({ block, element }) => {
    const value = before?.values[block.block_id ?? '']?.[element.action_id];
    const same =
      typeof value === 'object' && value !== null && 'type' in value && value.type === element.type;
    return same ? [[block.block_id ?? '', { [element.action_id]: value }] as const] : [];
  });
  return Object.fromEntries(kept);
}

/** A view as it comes to stand before its owner; `before` is the one it replaces. */
export function makeView(
  workspace: Workspace,
  owner: string,
  value: unknown,
  before?: View,
): Omit<View, 'kind' | 'revision'> {
  const content = checkedView(value);
  const blocks = withIds(content.blocks, workspace);
  const stack = workspace.screen(owner).modals;
  const id = before?.id ?? workspace.tools.nextId('V');
  const previous = before ? before.previousId : content.type === 'modal' ? stack.at(-1)?.id : undefined;
  return {
    id,
    owner,
    hash: workspace.tools.nextId('hash.'),
    rootId: before?.rootId ?? (content.type === 'modal' ? (stack[0]?.id ?? id) : id),
    ...(previous === undefined ? {} : { previousId: previous }),
    content: { ...content, blocks },
    values: keptValues(blocks, before),
    errors: {},
  };
}

export function pushView(workspace: Workspace, owner: string, value: unknown): View {
  if (workspace.screen(owner).modals.length >= MAX_STACK) throw new SlackRefusal('push_limit_reached');
  return workspace.showView(makeView(workspace, owner, value));
}

/** As the Web API and the payloads show a view. */
export const viewJson = (workspace: Workspace, view: View) => ({
  id: view.id,
  team_id: workspace.id,
  type: view.content.type,
  callback_id: view.content.callback_id ?? '',
  private_metadata: view.content.private_metadata ?? '',
  external_id: view.content.external_id ?? '',
  title: view.content.type === 'modal' ? view.content.title : { type: 'plain_text', text: 'つどい' },
  submit: view.content.type === 'modal' ? (view.content.submit ?? null) : null,
  close: view.content.type === 'modal' ? (view.content.close ?? null) : null,
  blocks: view.content.blocks,
  state: { values: view.values },
  hash: view.hash,
  root_view_id: view.rootId,
  previous_view_id: view.previousId ?? null,
  app_id: 'A0TSUDOI',
  app_installed_team_id: workspace.id,
  bot_id: workspace.botId,
  clear_on_close: false,
  notify_on_close: false,
});

const noScopes = () => [];

export const viewMethods = {
  'views.open': method(
    z.object({ trigger_id: z.string(), view: z.unknown() }),
    noScopes,
    ({ workspace, args, api }) => {
      const content = checkedView(args.view);
      const owner = api.useTrigger(args.trigger_id);
      workspace.screen(owner).modals = [];
      return { view: viewJson(workspace, pushView(workspace, owner, content)) };
    },
  ),
  'views.push': method(
    z.object({ trigger_id: z.string(), view: z.unknown() }),
    noScopes,
    ({ workspace, args, api }) => {
      const content = checkedView(args.view);
      const owner = api.useTrigger(args.trigger_id);
      return { view: viewJson(workspace, pushView(workspace, owner, content)) };
    },
  ),
  'views.update': method(
    z.object({ view_id: z.string(), view: z.unknown(), hash: z.string().optional() }),
    noScopes,
    ({ workspace, args }) => {
      // A modal that the person has closed is gone: the update is refused.
      const before = workspace.findView(args.view_id);
      if (before === undefined) throw new SlackRefusal('not_found');
      if (args.hash !== undefined && args.hash !== before.hash) throw new SlackRefusal('hash_conflict');
      const view = workspace.showView(makeView(workspace, before.owner, args.view, before));
      return { view: viewJson(workspace, view) };
    },
  ),
  'views.publish': method(
    z.object({ user_id: z.string(), view: z.unknown(), hash: z.string().optional() }),
    noScopes,
    ({ workspace, args }) => {
      if (!workspace.people.has(args.user_id)) throw new SlackRefusal('user_not_found');
      const before = workspace.screen(args.user_id).home;
      if (args.hash !== undefined && args.hash !== before?.hash) throw new SlackRefusal('hash_conflict');
      const view = workspace.showView(makeView(workspace, args.user_id, args.view, before));
      return { view: viewJson(workspace, view) };
    },
  ),
};
