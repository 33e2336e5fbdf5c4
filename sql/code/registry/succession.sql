-- Agencies that succeed each other.

COMMENT ON TABLE registry.succession IS '沿革：合并、拆分、更名；同一前身的份额合计为1 / mergers, splits, new names; the shares of one predecessor add to 1';

CREATE OR REPLACE FUNCTION registry.check_succession() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wrong record;
BEGIN
    SELECT predecessor_id, sum(share) AS shares, count(DISTINCT happened_on) AS days INTO wrong
    FROM registry.succession GROUP BY predecessor_id
    HAVING sum(share) <> 1 OR count(DISTINCT happened_on) > 1 LIMIT 1;
    IF FOUND AND wrong.days > 1 THEN
        RAISE EXCEPTION 'agency %: its successions differ in their day 同一前身的承接日期不一致', wrong.predecessor_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_on_one_day';
    ELSIF FOUND THEN
        RAISE EXCEPTION 'agency %: the shares of its successors add to %, not 1 各承接单位份额合计应为1',
            wrong.predecessor_id, wrong.shares
            USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_shares_add_to_1';
    END IF;
    WITH RECURSIVE later (first_id, agency_id) AS (
        SELECT predecessor_id, successor_id FROM registry.succession
        UNION
        SELECT later.first_id, next.successor_id
        FROM later JOIN registry.succession AS next ON next.predecessor_id = later.agency_id
    )
    SELECT first_id INTO wrong FROM later WHERE first_id = agency_id LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'agency % would succeed itself 沿革成环', wrong.first_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_without_loop';
    END IF;
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS succession_is_possible ON registry.succession;
CREATE CONSTRAINT TRIGGER succession_is_possible
    AFTER INSERT OR UPDATE OR DELETE ON registry.succession
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION registry.check_succession();
