CREATE TABLE "audit"."chain" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"event_id" bigint NOT NULL,
	"leaf" "bytea" NOT NULL,
	"link" "bytea" NOT NULL,
	CONSTRAINT "chain_event_id_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "audit"."seal_key_vouchers" (
	"key_id" text NOT NULL,
	"vouched_by" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "seal_key_vouchers_key_id_vouched_by_pk" PRIMARY KEY("key_id","vouched_by")
);
--> statement-breakpoint
CREATE TABLE "audit"."seal_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"master_key_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit"."seals" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"link" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit"."seal_key_vouchers" ADD CONSTRAINT "seal_key_vouchers_key_id_seal_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "audit"."seal_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit"."seal_key_vouchers" ADD CONSTRAINT "seal_key_vouchers_vouched_by_seal_keys_id_fk" FOREIGN KEY ("vouched_by") REFERENCES "audit"."seal_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit"."seals" ADD CONSTRAINT "seals_sequence_chain_sequence_fk" FOREIGN KEY ("sequence") REFERENCES "audit"."chain"("sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit"."seals" ADD CONSTRAINT "seals_key_id_seal_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "audit"."seal_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Length in bytes, colon, text, comma: no text can pass for two, nor two for one.
CREATE FUNCTION audit.netstring(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN octet_length(convert_to(content, 'UTF8')) || ':' || content || ',';
--> statement-breakpoint
-- The digest of an event, the same as `eventLeaf` in src/audit/event.ts: SHA-256 of netstrings.
CREATE FUNCTION audit.event_leaf(id bigint, at timestamptz, actor text, action text, subject text, details jsonb)
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256(convert_to('19:wulou-audit-event/1,' || audit.netstring(id::text)
    || audit.netstring(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    || audit.netstring(actor) || audit.netstring(action) || audit.netstring(subject)
    || coalesce(audit.netstring(details::text), '-'), 'UTF8'));
--> statement-breakpoint
-- The link of an entry, the same as `nextPoint` in src/audit/chain.ts.
CREATE FUNCTION audit.next_link(sequence bigint, before bytea, leaf bytea) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN sha256(int8send(sequence) || before || leaf);
--> statement-breakpoint
-- Runs at the end of the transaction that wrote the event, with the rights of the owner: nobody else writes the chain.
-- The lock is held until the commit, so the entries stand in the order of the commits, without gaps.
CREATE FUNCTION audit.chain_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  head bigint;
  before bytea;
  leaf bytea := audit.event_leaf(NEW.id, NEW.at, NEW.actor, NEW.action, NEW.subject, NEW.details);
BEGIN
  PERFORM pg_advisory_xact_lock(5403780);
  SELECT c.sequence, c.link INTO head, before FROM audit.chain c ORDER BY c.sequence DESC LIMIT 1;
  IF NOT FOUND THEN
    head := 0;
    before := decode(repeat('00', 32), 'hex');
  END IF;
  INSERT INTO audit.chain (sequence, event_id, leaf, link)
    VALUES (head + 1, NEW.id, leaf, audit.next_link(head + 1, before, leaf));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER chain_event AFTER INSERT ON audit.events DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit.chain_event();
--> statement-breakpoint
-- Events of before there was a chain, in the order of their ids.
DO $$
DECLARE
  event record;
  sequence bigint := 0;
  link bytea := decode(repeat('00', 32), 'hex');
  leaf bytea;
BEGIN
  FOR event IN SELECT * FROM audit.events ORDER BY id LOOP
    sequence := sequence + 1;
    leaf := audit.event_leaf(event.id, event.at, event.actor, event.action, event.subject, event.details);
    link := audit.next_link(sequence, link, leaf);
    INSERT INTO audit.chain (sequence, event_id, leaf, link) VALUES (sequence, event.id, leaf, link);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.chain
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seal_keys
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seal_key_vouchers
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seals
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
