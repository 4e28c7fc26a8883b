-- Which master key wraps a data key. Rows that are there keep '', and the next start writes the key's id into them.

-- AlterTable
ALTER TABLE "DataKey" ADD COLUMN     "keyId" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "KeyCheck" ADD COLUMN     "keyId" TEXT NOT NULL DEFAULT '';

-- The audit becomes a chain per municipality: numbers without gaps, each row with the hash of the row before it and its
-- own. The rows that are there are numbered anew in their order, and chained.

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "form" INTEGER,
ADD COLUMN     "hash" BYTEA,
ADD COLUMN     "previousHash" BYTEA,
ALTER COLUMN "number" DROP DEFAULT;
DROP SEQUENCE IF EXISTS "AuditEvent_number_seq";

-- CreateTable
CREATE TABLE "AuditHead" (
    "municipalityId" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("municipalityId")
);

-- CreateTable
CREATE TABLE "AuditAnchor" (
    "municipalityId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "number" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditAnchor_pkey" PRIMARY KEY ("municipalityId","day")
);

-- What src/store/audit/canonical-json.ts does: RFC 8785. Numbers as JavaScript writes them.
CREATE FUNCTION "canonicalJson"(value JSONB) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE SET extra_float_digits = 1 AS $$
DECLARE
  amount NUMERIC;
BEGIN
  CASE jsonb_typeof(value)
    WHEN 'object' THEN
      RETURN '{' || coalesce((SELECT string_agg(to_json(name)::TEXT || ':' || "canonicalJson"(part), ',' ORDER BY name COLLATE "C")
                                FROM jsonb_each(value) AS member(name, part)), '') || '}';
    WHEN 'array' THEN
      RETURN '[' || coalesce((SELECT string_agg("canonicalJson"(part), ',' ORDER BY place)
                                FROM jsonb_array_elements(value) WITH ORDINALITY AS element(part, place)), '') || ']';
    WHEN 'number' THEN
      amount := value::TEXT::NUMERIC;
      IF amount = 0 OR (abs(amount) >= 1e-6 AND abs(amount) < 1e21) THEN
        RETURN trim_scale(amount)::TEXT;
      END IF;
      RETURN regexp_replace(amount::FLOAT8::TEXT, 'e([+-])0+', 'e\1');
    ELSE
      RETURN value::TEXT;
  END CASE;
END $$;

-- What src/store/audit/chain.ts does, form 1.
DO $$
DECLARE
  line "AuditEvent"%ROWTYPE;
  chain TEXT;
  place BIGINT;
  previous BYTEA;
  own BYTEA;
BEGIN
  FOR line IN SELECT * FROM "AuditEvent" ORDER BY "municipalityId", "number" LOOP
    IF chain IS DISTINCT FROM line."municipalityId" THEN
      chain := line."municipalityId";
      place := 0;
      previous := decode(repeat('00', 32), 'hex');
    END IF;
    place := place + 1;
    own := sha256(convert_to("canonicalJson"(jsonb_build_object(
      'form', 1,
      'municipalityId', line."municipalityId",
      'number', place,
      'at', to_char(line."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'kind', line."kind",
      'requestId', line."requestId",
      'personId', line."personId",
      'account', line."account",
      'bodyId', line."bodyId",
      'sittingId', line."sittingId",
      'caseId', line."caseId",
      'subjectId', line."subjectId",
      'facts', line."facts",
      'previousHash', encode(previous, 'hex'))), 'UTF8'));
    -- Never more than the old number, so no row is in the way.
    UPDATE "AuditEvent" SET "number" = place, "form" = 1, "previousHash" = previous, "hash" = own
     WHERE "municipalityId" = line."municipalityId" AND "number" = line."number";
    previous := own;
  END LOOP;
END $$;

DROP FUNCTION "canonicalJson"(JSONB);

INSERT INTO "AuditHead" ("municipalityId", "number", "hash")
SELECT DISTINCT ON ("municipalityId") "municipalityId", "number", "hash" FROM "AuditEvent"
 ORDER BY "municipalityId", "number" DESC;

-- AlterTable
ALTER TABLE "AuditEvent" ALTER COLUMN "form" SET NOT NULL,
ALTER COLUMN "hash" SET NOT NULL,
ALTER COLUMN "previousHash" SET NOT NULL;

-- A row that is added moves the head, and is refused unless it follows the row that the head stands at: no fork and no
-- gap, whoever writes.

CREATE FUNCTION "moveAuditHead"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "AuditHead" SET "number" = NEW."number", "hash" = NEW."hash"
   WHERE "municipalityId" = NEW."municipalityId"
     AND "number" = NEW."number" - 1 AND "hash" = NEW."previousHash";
  IF NOT FOUND THEN
    RAISE EXCEPTION 'A row of the audit does not follow the last one.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "AuditEvent_moves_head" AFTER INSERT ON "AuditEvent"
   FOR EACH ROW EXECUTE FUNCTION "moveAuditHead"();

-- And the database refuses every change of the audit, to its owner and to superusers too, also while a session claims
-- to be replicating (ENABLE ALWAYS). Who may take the triggers away can still do so: that is what the anchors are for,
-- which stand where that person has no hand. On a server of its own the bot can run under a role that lacks the rights
-- as well: prisma/application-role.sql.

CREATE FUNCTION "refuseAuditChange"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit is never changed (%).', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "AuditEvent_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEvent"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER "AuditEvent_only_added";

CREATE TRIGGER "AuditAnchor_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditAnchor"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
ALTER TABLE "AuditAnchor" ENABLE ALWAYS TRIGGER "AuditAnchor_only_added";

CREATE TRIGGER "AuditHead_kept" BEFORE DELETE OR TRUNCATE ON "AuditHead"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
ALTER TABLE "AuditHead" ENABLE ALWAYS TRIGGER "AuditHead_kept";

CREATE TRIGGER "AuditHead_forward" BEFORE UPDATE ON "AuditHead" FOR EACH ROW
  WHEN (NEW."number" <= OLD."number" OR NEW."municipalityId" <> OLD."municipalityId")
  EXECUTE FUNCTION "refuseAuditChange"();
ALTER TABLE "AuditHead" ENABLE ALWAYS TRIGGER "AuditHead_forward";
