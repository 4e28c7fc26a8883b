import { defineConfig } from 'prisma/config';

/** For Prisma's own command. The bot itself does not read this; it migrates with `src/store/migrate.ts`. */
export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL && { datasource: { url: process.env.DATABASE_URL } }),
});
