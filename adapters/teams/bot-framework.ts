import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';

// The only file that knows botbuilder. Its support has ended; whatever comes after it (`@microsoft/agents-hosting`) has to
// do these two things: say whether a request is Microsoft's, and sign ours.

/** What we need of Microsoft's Bot Framework. */
export type BotFramework = {
  /** The bot's id as Teams names it in conversations. */
  readonly botId: string;
  /** `refused` for whatever does not prove that Microsoft sent it; throws when that could not be found out. */
  authenticate(activity: object, authorization: string): Promise<'accepted' | 'refused'>;
  /** The `authorization` of a request to the Bot Connector; null where nothing is signed. */
  authorization(serviceUrl: string): Promise<string | null>;
};

export type BotCredentials = {
  readonly appId: string;
  readonly password: string;
  readonly tenantId: string;
};

/** Other addresses than Microsoft's, for tests. Never from the environment: whoever sets them owns the bot. */
export type BotFrameworkForTests = {
  readonly openIdMetadataUrl: string;
  readonly authorization: string;
};

const BOT_FRAMEWORK = 'https://api.botframework.com';
const LOGIN = 'https://login.microsoftonline.com/';

/** One bot of one directory, known by its secret. */
export function botFramework(bot: BotCredentials, forTests?: BotFrameworkForTests): BotFramework {
  const settings = {
    // Always said: without a type and an id botbuilder lets everybody in.
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: bot.appId,
    MicrosoftAppPassword: bot.password,
    MicrosoftAppTenantId: bot.tenantId,
  };
  if (Object.values(settings).some((value) => value.trim() === '')) {
    throw new Error('A bot without credentials would let everybody in.');
  }
  const factory = new ConfigurationServiceClientCredentialFactory(settings);
  const authentication = new ConfigurationBotFrameworkAuthentication(
    forTests ? { ...settings, ...addressesOf(forTests) } : settings,
    factory,
  );

  return {
    botId: `28:${bot.appId}`,
    async authenticate(activity, authorization) {
      // Without a header botbuilder's answer depends on more settings than this one.
      if (!/^Bearer \S+$/.test(authorization)) return 'refused';
      try {
        await authentication.authenticateRequest(activity as Activity, authorization);
        return 'accepted';
      } catch (fault) {
        if (isRefusal(fault)) return 'refused';
        throw fault;
      }
    },
    async authorization() {
      if (forTests) return forTests.authorization;
      const login = `${LOGIN}${bot.tenantId}`;
      const credentials = await factory.createCredentials(bot.appId, BOT_FRAMEWORK, login, true);
      let signed: string | null = null;
      const headers = {
        set: (name: string, value: string) => {
          if (name.toLowerCase() === 'authorization') signed = value;
        },
      };
      await credentials.signRequest({ headers } as unknown as Parameters<typeof credentials.signRequest>[0]);
      if (signed === null) throw new Error('The credentials signed nothing.');
      return signed;
    },
  };
}

/** For trying it out by hand on one's own machine: everybody is believed and nothing is signed. */
export function unauthenticatedBot(botId = '28:local'): BotFramework {
  return {
    botId,
    authenticate: async () => 'accepted',
    authorization: async () => null,
  };
}

/** Setting one of these makes botbuilder take all of them as meant, so the whole group is set. */
function addressesOf({ openIdMetadataUrl }: BotFrameworkForTests): Record<string, string> {
  const unused = 'http://127.0.0.1:9/unused';
  return {
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: BOT_FRAMEWORK,
    ToChannelFromBotLoginUrl: unused,
    ToChannelFromBotOAuthScope: BOT_FRAMEWORK,
    OAuthUrl: unused,
    CallerId: 'urn:botframework:azure',
    ValidateAuthority: 'true',
  };
}

/**
 * botbuilder says of a wrong audience that it is unauthorised, and of a forged signature that something failed. Both are
 * refusals; what is neither, such as keys that could not be fetched, is a fault.
 */
function isRefusal(fault: unknown): boolean {
  const { name, message, statusCode } = fault as { name?: unknown; message?: unknown; statusCode?: unknown };
  if (statusCode === 401 || statusCode === 403) return true;
  if (['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'].includes(String(name))) return true;
  return /\bjwt\b|signature|invalid algorithm|invalid token|unauthorized/i.test(String(message));
}
