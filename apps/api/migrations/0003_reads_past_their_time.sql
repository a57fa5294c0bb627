-- Reads past their time are removed by the retention clock alone, which says so in its transaction.
CREATE FUNCTION refuse_change_but_retention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('pindah.retention', true) = 'on' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
DROP TRIGGER person_reads_append_only ON person_reads;
--> statement-breakpoint
CREATE TRIGGER person_reads_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON person_reads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_but_retention();
--> statement-breakpoint
CREATE TRIGGER person_read_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON person_read_seals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_but_retention();
--> statement-breakpoint
INSERT INTO person_read_inbox (read_id) SELECT read_id FROM person_reads;
