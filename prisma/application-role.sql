-- For a PostgreSQL server of your own: the rights of a role that the bot works under, which can do its work and no more.
-- With the embedded database there is nothing to do.
--
-- As the owner of the database:
--   1. CREATE ROLE tsudoi_app LOGIN PASSWORD '…';
--   2. Start the bot once with the owner's DATABASE_URL, so that it makes its tables, and stop it.
--   3. Run this file.
--   4. From then on start the bot with the role's DATABASE_URL.
-- After an update of the bot that changes the tables, steps 2 and 3 again. The file may be run as often as you like.
--
-- The triggers of the audit refuse a change of it to everybody. This role cannot even try, and cannot take them away.

GRANT USAGE ON SCHEMA public TO tsudoi_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tsudoi_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tsudoi_app;

-- The audit, the ledger of consent, the facts of a case, its way between bodies, answers to requests for cooperation, what
-- was stated of the law, what was reported of tasks and what set them off are added to and read.
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEvent", "AuditAnchor", "Consent", "Fact", "Referral", "LawOverride",
  "CooperationAnswer", "TaskRound", "TriggerEvent" FROM tsudoi_app;
-- Its head moves forward.
REVOKE DELETE, TRUNCATE ON "AuditHead" FROM tsudoi_app;
-- Which tables there are is the owner's business.
REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM tsudoi_app;
