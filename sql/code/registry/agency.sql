-- Agencies, and how each of them stands in a year.

COMMENT ON TABLE registry.agency IS '报告单位：每年报一份年度报告的机关 / bodies that file one report a year';
COMMENT ON TABLE registry.agency_past IS '单位原状：到 until 前一天为止的名称、地区、类别；报告年度按其12月31日的状态 / what an agency was until a day; a report year goes by the state of its 31 December';
COMMENT ON COLUMN registry.agency.counts_in_total IS '是否计入本地区合计 / whether its figures count in the totals';
COMMENT ON COLUMN registry.agency.active_to IS '最后一天，空为至今；报告年度12月31日仍存在者应报 / last day; expected if active on 31 December of the year';

-- Which totals a class of agencies belongs to.
CREATE OR REPLACE FUNCTION registry.counts_in_own(agency_class text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT agency_class NOT IN ('township', 'subdistrict') $$;
COMMENT ON FUNCTION registry.counts_in_own IS '该类单位是否计入本级（乡镇、街道只计入全域） / whether a class of agencies counts in scope own; townships and subdistricts count in scope all only';

CREATE OR REPLACE VIEW registry.agency_class AS
SELECT class, registry.counts_in_own(class) AS counts_in_own
FROM (VALUES ('government_office'), ('department'), ('township'), ('subdistrict'), ('dispatched'),
             ('institution'), ('government')) AS known (class);
COMMENT ON VIEW registry.agency_class IS '单位类别及是否计入本级 / the classes of agencies, and which of them count in scope own';

-- The report of a region's government sums up those of its agencies: it never counts beside them,
-- whatever is written down about it.
CREATE OR REPLACE FUNCTION registry.leave_government_out() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.class = 'government' THEN NEW.counts_in_total := false; END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER leave_government_out BEFORE INSERT OR UPDATE ON registry.agency
    FOR EACH ROW EXECUTE FUNCTION registry.leave_government_out();
CREATE OR REPLACE TRIGGER leave_government_out BEFORE INSERT OR UPDATE ON registry.agency_past
    FOR EACH ROW EXECUTE FUNCTION registry.leave_government_out();

-- Every agency as it stood in a year: null its figures belong in the totals, 1 not active at the
-- end of the year, 2 exempt, 3 does not count. PostgreSQL puts the body in the place of the call.
-- Subqueries keep the year from being made a date for each agency; exemptions are few, and are read
-- once for a statement.
CREATE OR REPLACE FUNCTION registry.agencies_in(
    report_year integer, known timestamptz DEFAULT NULL)
RETURNS TABLE (
    agency_id bigint, region_code text, name text, class text, counts_in_total boolean,
    standing smallint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT agency.agency_id, agency.region_code, agency.name, agency.class,
           agency.counts_in_total,
           CASE WHEN agency.active_from > (SELECT make_date(report_year, 12, 31)) THEN 1
                WHEN agency.active_to < (SELECT make_date(report_year, 12, 31)) THEN 1
                WHEN agency.agency_id IN (
                         SELECT exemption.agency_id
                         FROM registry.exemption_known(known) AS exemption
                         WHERE exemption.year = report_year) THEN 2
                WHEN NOT agency.counts_in_total THEN 3 END::smallint
    FROM registry.agency_in(report_year, known) AS agency
$$;
COMMENT ON FUNCTION registry.agencies_in IS '每个单位在该年度的状态：空为计入合计，1 年末不存在，2 豁免，3 不计入 / how each agency stands in a year: empty counted, 1 not active at its end, 2 exempt, 3 not counted';

-- The same of certain agencies, or of those of certain regions, however many others there are: each is
-- looked up by itself.
CREATE OR REPLACE FUNCTION registry.agencies_among(
    report_year integer, known timestamptz, only_agencies bigint[],
    only_regions text[] DEFAULT NULL)
RETURNS TABLE (
    agency_id bigint, region_code text, name text, class text, counts_in_total boolean,
    standing smallint, active_from date, active_to date)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 60 AS $$
#variable_conflict use_column
DECLARE
    last_day date := make_date(report_year, 12, 31);
    wanted bigint[] := only_agencies;
BEGIN
    IF registry.is_changed_since(ARRAY['agency', 'agency_past', 'exemption'], known) THEN
        RETURN QUERY
        SELECT agency.agency_id, agency.region_code, agency.name, agency.class,
               agency.counts_in_total, agency.standing, held.active_from, held.active_to
        FROM registry.agencies_in(report_year, known) AS agency
        JOIN registry.agency_in(report_year, known) AS held USING (agency_id)
        WHERE (only_agencies IS NULL OR agency.agency_id = ANY (only_agencies))
          AND (only_regions IS NULL OR agency.region_code = ANY (only_regions));
        RETURN;
    END IF;
    IF wanted IS NULL THEN
        wanted := ARRAY(SELECT place.agency_id FROM registry.agency_place AS place
                        WHERE place.region_code = ANY (only_regions));
    END IF;
    RETURN QUERY
    SELECT state.agency_id, state.region_code, state.name, state.class, state.counts_in_total,
           CASE WHEN state.active_from > last_day THEN 1
                WHEN state.active_to < last_day THEN 1
                WHEN EXISTS (SELECT FROM registry.exemption
                             WHERE exemption.agency_id = state.agency_id
                               AND exemption.year = report_year) THEN 2
                WHEN NOT state.counts_in_total THEN 3 END::smallint,
           state.active_from, state.active_to
    FROM (SELECT today.agency_id, coalesce(past.region_code, today.region_code) AS region_code,
                 coalesce(past.name, today.name) AS name,
                 coalesce(past.class, today.class) AS class,
                 coalesce(past.counts_in_total, today.counts_in_total) AS counts_in_total,
                 today.active_from, today.active_to
          FROM registry.agency AS today
          LEFT JOIN LATERAL (
              SELECT held.* FROM registry.agency_past AS held
              WHERE held.agency_id = today.agency_id AND held.until > last_day
              ORDER BY held.until LIMIT 1) AS past ON true
          WHERE today.agency_id = ANY (wanted) OFFSET 0) AS state
    WHERE only_regions IS NULL OR state.region_code = ANY (only_regions);
END
$$;
COMMENT ON FUNCTION registry.agencies_among IS '某些单位（或某些地区的单位）在该年度的状态 / how certain agencies, or those of certain regions, stand in a year';

-- The agencies that must file for a year: those active on its last day, exempted ones marked.
CREATE OR REPLACE FUNCTION registry.expected_agencies(report_year integer, known timestamptz DEFAULT NULL)
RETURNS TABLE (
    agency_id bigint, region_code text, name text, class text, counts_in_total boolean,
    is_exempt boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT agency_id, region_code, name, class, counts_in_total, standing IS NOT DISTINCT FROM 2
    FROM registry.agencies_in(report_year, known) WHERE standing IS DISTINCT FROM 1
$$;
COMMENT ON FUNCTION registry.expected_agencies IS '该年度应报单位 / the agencies expected to file for a year';
