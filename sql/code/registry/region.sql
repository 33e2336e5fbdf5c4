-- Regions: a tree of provinces, prefectures and counties.

COMMENT ON TABLE registry.region IS '行政区划（GB/T 2260 代码），每行一个 / regions by their GB/T 2260 code';
COMMENT ON TABLE registry.region_past IS '行政区划原状：到 until 前一天为止的名称、级别、上级；报告年度按其12月31日的状态 / what a region was until a day; a report year goes by the state of its 31 December';

-- Every region with itself and all regions above it. Three levels at most, so three plain joins:
-- a recursive query would not let a filter on either code reach the index.
CREATE OR REPLACE VIEW registry.region_within AS
SELECT code AS region_code, code AS ancestor_code, 0 AS distance FROM registry.region
UNION ALL
SELECT code, parent_code, 1 FROM registry.region WHERE parent_code IS NOT NULL
UNION ALL
SELECT child.code, parent.parent_code, 2
FROM registry.region AS child JOIN registry.region AS parent ON parent.code = child.parent_code
WHERE parent.parent_code IS NOT NULL;
COMMENT ON VIEW registry.region_within IS '每个地区及其所有上级 / each region with itself and every region above it';

-- A parent stands above its children, so the tree has no loop and at most three levels.
CREATE OR REPLACE FUNCTION registry.level_rank(level text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE level WHEN 'province' THEN 1 WHEN 'prefecture' THEN 2 ELSE 3 END $$;

CREATE OR REPLACE FUNCTION registry.check_region_tree() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- upwards and downwards apart, so that each side finds its rows in an index
    IF EXISTS (
        SELECT FROM registry.region AS child JOIN registry.region AS parent
            ON parent.code = child.parent_code
        WHERE child.code = NEW.code
          AND registry.level_rank(parent.level) >= registry.level_rank(child.level)
    ) OR EXISTS (
        SELECT FROM registry.region AS child JOIN registry.region AS parent
            ON parent.code = child.parent_code
        WHERE parent.code = NEW.code
          AND registry.level_rank(parent.level) >= registry.level_rank(child.level)
    ) THEN
        RAISE EXCEPTION 'region %: the parent must be of a higher level 上级行政区划级别必须更高', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'region_parent_is_higher';
    END IF;
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS region_parent_is_higher ON registry.region;
CREATE CONSTRAINT TRIGGER region_parent_is_higher AFTER INSERT OR UPDATE ON registry.region
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION registry.check_region_tree();

-- So it is in every report year. The last year of each past state stands for those before it.
CREATE OR REPLACE FUNCTION registry.check_past_tree() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wrong record;
BEGIN
    SELECT child.code, changed.year INTO wrong
    FROM (SELECT DISTINCT extract(year FROM until)::integer - 1 AS year
          FROM registry.region_past) AS changed
    CROSS JOIN LATERAL registry.region_in(changed.year) AS child
    JOIN LATERAL registry.region_in(changed.year) AS parent ON parent.code = child.parent_code
    WHERE registry.level_rank(parent.level) >= registry.level_rank(child.level) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'region % in %: the parent must be of a higher level 该年度上级行政区划级别必须更高',
            wrong.code, wrong.year
            USING ERRCODE = 'check_violation', CONSTRAINT = 'region_parent_is_higher';
    END IF;
    RETURN NULL;
END
$$;

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['region', 'region_past'] LOOP
        EXECUTE format('DROP TRIGGER IF EXISTS past_parent_is_higher ON registry.%I', table_name);
        EXECUTE format('CREATE CONSTRAINT TRIGGER past_parent_is_higher '
            'AFTER INSERT OR UPDATE OR DELETE ON registry.%I '
            'DEFERRABLE INITIALLY DEFERRED '
            'FOR EACH ROW EXECUTE FUNCTION registry.check_past_tree()', table_name);
    END LOOP;
END
$$;
