-- Regions: a tree of provinces, prefectures and counties.

COMMENT ON TABLE registry.region IS '行政区划（GB/T 2260 代码），每行一个 / regions by their GB/T 2260 code';

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
