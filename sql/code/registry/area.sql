-- A region with those below it, and regions with those above them, in a report year: what
-- registry.region_within_in says of them, found by their codes. Planned once for a session, and however
-- many regions stood otherwise, no others are read.
CREATE OR REPLACE FUNCTION registry.area_in(
    wanted_region text, report_year integer, known timestamptz DEFAULT NULL)
RETURNS TABLE (region_code text, distance integer)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10 AS $$
#variable_conflict use_column
BEGIN
    IF NOT registry.tree_differs(report_year, known) THEN
        RETURN QUERY
        SELECT place.region_code, place.distance FROM registry.region_within AS place
        WHERE place.ancestor_code = wanted_region;
        RETURN;
    END IF;
    RETURN QUERY
    WITH RECURSIVE otherwise AS MATERIALIZED (
        SELECT * FROM registry.regions_otherwise(report_year, known)
    ), area AS (
        SELECT held.code, 0 AS distance FROM registry.region_in(report_year, known) AS held
        WHERE held.code = wanted_region
        UNION ALL
        SELECT below.code, area.distance + 1
        FROM area
        CROSS JOIN LATERAL (
            SELECT present.code FROM registry.region AS present
            WHERE present.parent_code = area.code
              AND present.code NOT IN (SELECT otherwise.code FROM otherwise)
            UNION ALL
            SELECT otherwise.code FROM otherwise
            WHERE otherwise.parent_code = area.code AND otherwise.is_there) AS below
        WHERE area.distance < 2
    )
    SELECT area.code, area.distance FROM area;
END
$$;
COMMENT ON FUNCTION registry.area_in IS '某报告年度某地区及其所有下级 / a region with every region below it, in a report year';

CREATE OR REPLACE FUNCTION registry.paths_in(
    wanted_regions text[], report_year integer, known timestamptz DEFAULT NULL)
RETURNS TABLE (region_code text, ancestor_code text, distance integer)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 30 AS $$
#variable_conflict use_column
BEGIN
    IF NOT registry.tree_differs(report_year, known) THEN
        RETURN QUERY
        SELECT place.* FROM registry.region_within AS place
        WHERE place.region_code = ANY (wanted_regions);
        RETURN;
    END IF;
    RETURN QUERY
    WITH RECURSIVE otherwise AS MATERIALIZED (
        SELECT * FROM registry.regions_otherwise(report_year, known)
    ), path AS (
        SELECT held.code AS region_code, held.code AS ancestor_code, held.parent_code, 0 AS distance
        FROM registry.region_in(report_year, known) AS held WHERE held.code = ANY (wanted_regions)
        UNION ALL
        SELECT path.region_code, path.parent_code, above.parent_code, path.distance + 1
        FROM path
        CROSS JOIN LATERAL (
            SELECT present.parent_code FROM registry.region AS present
            WHERE present.code = path.parent_code
              AND present.code NOT IN (SELECT otherwise.code FROM otherwise)
            UNION ALL
            SELECT otherwise.parent_code FROM otherwise
            WHERE otherwise.code = path.parent_code AND otherwise.is_there) AS above
        WHERE path.distance < 2
    )
    SELECT path.region_code, path.ancestor_code, path.distance FROM path;
END
$$;
COMMENT ON FUNCTION registry.paths_in IS '某报告年度某些地区及其所有上级 / certain regions with every region above them, in a report year';
