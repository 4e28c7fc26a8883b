import type { TeamsConversation, TeamsStore } from '../ports/teams-store.ts';
import { openClient } from './client.ts';
import type { TeamsConversation as Row } from './generated/client.ts';

const PLATFORM = 'teams' as const;

/** What the Teams adapter remembers, in the municipality's database. Connects at its first question. */
export function teamsStore({ url }: { readonly url: string }): TeamsStore {
  const db = openClient(url);

  /** Whose directory it is; looked up each time, since an import may add one while the bot runs. */
  async function municipalityOf(tenant: string): Promise<string | null> {
    const workspace = await db.workspace.findUnique({
      where: { platform_tenant: { platform: PLATFORM, tenant } },
      select: { municipalityId: true },
    });
    return workspace?.municipalityId ?? null;
  }

  async function among<T>(tenant: string, work: (municipalityId: string) => Promise<T>): Promise<T | null> {
    const municipalityId = await municipalityOf(tenant);
    return municipalityId === null ? null : work(municipalityId);
  }

  return {
    serves: async (tenant) => (await municipalityOf(tenant)) !== null,

    async remember({ tenant, conversation, ...heard }, heardAt) {
      await among(tenant, async (municipalityId) => {
        const key = { municipalityId, tenant, conversation };
        // What Teams says only now and then, such as a channel's type, is not forgotten by what it says later.
        const { user, channelType, team } = heard;
        const told = Object.entries({ user, channelType, team }).filter(([, value]) => value !== null);
        await db.teamsConversation.upsert({
          where: { municipalityId_tenant_conversation: key },
          create: { ...key, ...heard, heardAt },
          update: { kind: heard.kind, serviceUrl: heard.serviceUrl, heardAt, ...Object.fromEntries(told) },
        });
      });
    },

    conversation: (tenant, conversation) =>
      among(tenant, async (municipalityId) => {
        const key = { municipalityId, tenant, conversation };
        const row = await db.teamsConversation.findUnique({
          where: { municipalityId_tenant_conversation: key },
        });
        return row && fromRow(row);
      }),

    personal: (tenant, user) =>
      among(tenant, async (municipalityId) => {
        const row = await db.teamsConversation.findFirst({
          where: { municipalityId, tenant, user, kind: 'personal' },
          orderBy: { heardAt: 'desc' },
        });
        return row && fromRow(row);
      }),

    async rooms(tenant, most) {
      const rows = await among(tenant, (municipalityId) =>
        db.teamsConversation.findMany({
          where: { municipalityId, tenant, kind: { not: 'personal' } },
          orderBy: { heardAt: 'desc' },
          take: most,
        }),
      );
      return (rows ?? []).map(fromRow);
    },

    serviceUrl: (tenant) =>
      among(tenant, async (municipalityId) => {
        const row = await db.teamsConversation.findFirst({
          where: { municipalityId, tenant },
          orderBy: { heardAt: 'desc' },
          select: { serviceUrl: true },
        });
        return row?.serviceUrl ?? null;
      }),

    message: (at) =>
      among(at.tenant, (municipalityId) =>
        db.teamsMessage.findUnique({
          where: { municipalityId_tenant_conversation_key: { municipalityId, ...at } },
          select: { activity: true },
        }),
      ),

    async begin(at, begunAt) {
      await among(at.tenant, (municipalityId) =>
        db.teamsMessage.upsert({
          where: { municipalityId_tenant_conversation_key: { municipalityId, ...at } },
          create: { municipalityId, ...at, begunAt },
          update: {},
        }),
      );
    },

    async sent(at, activity) {
      await among(at.tenant, (municipalityId) =>
        db.teamsMessage.updateMany({ where: { municipalityId, ...at }, data: { activity } }),
      );
    },

    async undo(at) {
      await among(at.tenant, (municipalityId) =>
        db.teamsMessage.deleteMany({ where: { municipalityId, ...at, activity: null } }),
      );
    },

    async gone(at, activity) {
      await among(at.tenant, (municipalityId) =>
        db.teamsMessage.deleteMany({ where: { municipalityId, ...at, activity } }),
      );
    },

    close: () => db.$disconnect(),
  };
}

function fromRow({
  tenant,
  conversation,
  kind,
  user,
  channelType,
  team,
  serviceUrl,
}: Row): TeamsConversation {
  return { tenant, conversation, kind, user, channelType, team, serviceUrl };
}
