-- A state changes several times a month: room in the page keeps the new version beside the old one (HOT updates).
ALTER TABLE finance.items SET (fillfactor = 60);
--> statement-breakpoint
ALTER TABLE finance.transfers SET (fillfactor = 60);
--> statement-breakpoint
-- The same table as src/domain/item-states.ts; test/db/item-moves.pg.test.ts holds the two together.
CREATE TABLE finance.allowed_moves (from_state text NOT NULL, to_state text NOT NULL, PRIMARY KEY (from_state, to_state));
--> statement-breakpoint
INSERT INTO finance.allowed_moves VALUES
  ('expected', 'due'), ('expected', 'zero'), ('expected', 'held'), ('expected', 'cancelled'),
  ('due', 'sent'), ('due', 'held'), ('due', 'zero'), ('due', 'cancelled'),
  ('sent', 'paid'), ('sent', 'unknown'), ('sent', 'held'),
  ('unknown', 'paid'), ('unknown', 'sent'), ('unknown', 'due'), ('unknown', 'held'),
  ('paid', 'returned'),
  ('returned', 'held'),
  ('held', 'due'), ('held', 'zero'), ('held', 'carried'), ('held', 'cancelled'),
  ('zero', 'due'), ('zero', 'held'), ('zero', 'cancelled');
--> statement-breakpoint
-- Every move is a row of item_events; this applies a whole set of them and refuses the set if one does not fit.
-- Items are found by their key: of a hundred thousand a batch moves a thousand, and a hash join would read them all.
CREATE FUNCTION finance.apply_item_events() RETURNS trigger LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  wanted bigint;
  moved bigint;
  wrong text;
BEGIN
  SELECT count(*) INTO wanted FROM new_events;
  SELECT from_state || ' to ' || to_state INTO wrong FROM new_events e
    WHERE NOT EXISTS (SELECT FROM finance.allowed_moves m WHERE m.from_state = e.from_state AND m.to_state = e.to_state)
    LIMIT 1;
  IF wrong IS NOT NULL THEN RAISE EXCEPTION 'an item may not move from %', wrong USING ERRCODE = 'check_violation'; END IF;
  UPDATE finance.items i SET state = e.to_state, reason = e.reason, updated_at = e.at
    FROM new_events e WHERE i.id = e.item_id AND i.state = e.from_state;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved <> wanted THEN
    RAISE EXCEPTION '% of % items were not in the state they were to leave', wanted - moved, wanted USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER apply_item_events AFTER INSERT ON finance.item_events
  REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION finance.apply_item_events();
--> statement-breakpoint
CREATE FUNCTION finance.guard_item_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'the state of an item changes only through finance.item_events' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION finance.guard_new_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a new item is expected, not %', NEW.state USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_new_item BEFORE INSERT ON finance.items FOR EACH ROW
  WHEN (NEW.state <> 'expected') EXECUTE FUNCTION finance.guard_new_item();
--> statement-breakpoint
CREATE TRIGGER guard_item_state BEFORE UPDATE OF state ON finance.items FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION finance.guard_item_state();
--> statement-breakpoint
ALTER TABLE finance.items ADD CONSTRAINT items_state_known CHECK (state IN
  ('expected', 'due', 'sent', 'unknown', 'paid', 'returned', 'held', 'zero', 'carried', 'cancelled'));
--> statement-breakpoint
CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.events
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finance.item_events
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finance.approvals
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
