import { adapterContract } from './adapter.ts';
import { playgroundAdapter } from './playground-adapter.ts';
import { slackAdapter } from './slack-adapter.ts';
import { teamsAdapter } from './teams-adapter.ts';

adapterContract('Slack', slackAdapter);
adapterContract('Teams', teamsAdapter);
adapterContract('the playground', playgroundAdapter);
