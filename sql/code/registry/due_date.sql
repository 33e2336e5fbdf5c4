-- Dates that decide: deadlines, extensions, closing dates, and who is exempt.

COMMENT ON TABLE registry.deadline IS '期限：地区空为各地，类别空为各类；最具体的一行有效；无行则次年1月31日，人民政府次年3月31日 / due dates; the most specific row wins; without one 31 January of the next year, 31 March for a government';

COMMENT ON TABLE registry.exemption IS '豁免：该年度不必报送的单位及依据 / agencies that need not file for a year, and why';
COMMENT ON COLUMN registry.exemption.granted_on IS '批准日期；截至更早日期的查询不计此豁免；空为一直有效 / not counted as of an earlier day; empty: always';

COMMENT ON TABLE registry.extension IS '延期：某单位某事项的新期限，附批准机关和文号；截至某日以当日前最后批准者为准 / a later due date of one agency; the last one granted by a day holds on it';

COMMENT ON TABLE registry.closing IS '截止：此日之后收到的首次报告、更正照存不计；本地区无行则从上级 / days after which a first report or a correction is kept but does not count; the nearest region with a row decides';

-- Article 49 of the Regulation: departments until 31 January, a region's government until 31 March.
CREATE OR REPLACE FUNCTION registry.statutory_date(report_year integer, agency_class text)
RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE agency_class WHEN 'government' THEN make_date(report_year + 1, 3, 31)
                             ELSE make_date(report_year + 1, 1, 31) END
$$;
COMMENT ON FUNCTION registry.statutory_date IS '法定期限：次年1月31日，人民政府次年3月31日 / 31 January of the next year; 31 March for a region''s government';

-- The due dates of an event in a year, the one place that says which deadline bites: the nearest
-- region's, and there that of a named class before that of every class; the statutory date without
-- any. A row for each class without a region says what holds wherever no other row does;
-- the others are of regions that a deadline names, and of those below; of certain regions if these
-- are given.
CREATE OR REPLACE FUNCTION registry.due_dates(
    report_year integer, event_name text, known timestamptz DEFAULT NULL,
    only_regions text[] DEFAULT NULL)
RETURNS TABLE (region_code text, class text, due_on date)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 20 AS $$
#variable_conflict use_column
BEGIN
    -- most years have no deadline of a region, and then no tree has to be read
    IF known IS NULL AND NOT EXISTS (
           SELECT FROM registry.deadline
           WHERE deadline.year = report_year AND deadline.event = event_name
             AND deadline.region_code IS NOT NULL) THEN
        NULL;
    ELSIF only_regions IS NOT NULL THEN
        RETURN QUERY
        WITH place AS MATERIALIZED (
            SELECT * FROM registry.paths_in(only_regions, report_year, known)
        )
        SELECT DISTINCT ON (place.region_code, each.class)
               place.region_code, each.class, deadline.due_on
        FROM registry.deadline_known(
            known, ARRAY(SELECT DISTINCT place.ancestor_code FROM place)) AS deadline
        JOIN place ON place.ancestor_code = deadline.region_code
        JOIN registry.agency_class AS each ON each.class = coalesce(deadline.class, each.class)
        WHERE deadline.year = report_year AND deadline.event = event_name
        ORDER BY place.region_code, each.class, place.distance, deadline.class NULLS LAST;
    ELSIF EXISTS (SELECT FROM registry.deadline_known(known) AS deadline
                  WHERE deadline.year = report_year AND deadline.event = event_name
                    AND deadline.region_code IS NOT NULL) THEN
        RETURN QUERY
        SELECT DISTINCT ON (place.region_code, each.class)
               place.region_code, each.class, deadline.due_on
        FROM registry.deadline_known(known) AS deadline
        JOIN registry.region_within_in(report_year, known) AS place
            ON place.ancestor_code = deadline.region_code
        JOIN registry.agency_class AS each ON each.class = coalesce(deadline.class, each.class)
        WHERE deadline.year = report_year AND deadline.event = event_name
        ORDER BY place.region_code, each.class, place.distance, deadline.class NULLS LAST;
    END IF;
    RETURN QUERY
    SELECT NULL::text, each.class, coalesce(
        (SELECT deadline.due_on FROM registry.deadline_known(known, '{}') AS deadline
         WHERE deadline.year = report_year AND deadline.event = event_name
           AND deadline.region_code IS NULL
           AND (deadline.class IS NULL OR deadline.class = each.class)
         ORDER BY deadline.class NULLS LAST LIMIT 1),
        registry.statutory_date(report_year, each.class))
    FROM registry.agency_class AS each;
END
$$;
COMMENT ON FUNCTION registry.due_dates IS '某年度某事项的期限：地区空者为未另定期限的各地 / the due dates of an event; a row without a region holds where no other does';

-- The due date of an event for a class of agencies in one region.
CREATE OR REPLACE FUNCTION registry.due_on(
    agency_region text, report_year integer, agency_class text, event_name text)
RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT due.due_on
    FROM registry.due_dates(
        report_year, event_name, NULL, ARRAY[agency_region]) AS due
    WHERE due.class = agency_class
    ORDER BY due.region_code NULLS LAST LIMIT 1
$$;
COMMENT ON FUNCTION registry.due_on IS '期限：最具体的一行，默认为法定期限 / the most specific due date, the statutory one by default';

-- The due dates that single agencies were given by the end of a day, each the one granted last.
-- They go before every other due date. Of certain agencies, if these are given.
CREATE OR REPLACE FUNCTION registry.extended_dates(
    report_year integer, event_name text, as_of date, known timestamptz DEFAULT NULL,
    only_agencies bigint[] DEFAULT NULL)
RETURNS TABLE (agency_id bigint, due_on date)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT DISTINCT ON (extension.agency_id) extension.agency_id, extension.due_on
    FROM registry.extension_known(known, only_agencies) AS extension
    WHERE extension.year = report_year AND extension.event = event_name
      AND extension.granted_on <= as_of
    ORDER BY extension.agency_id, extension.granted_on DESC
$$;
COMMENT ON FUNCTION registry.extended_dates IS '截至某日各单位获批的延期 / the due dates of agencies that were given one of their own by a day';

-- The closings that hold in a year, in each region its own, else that of the nearest region above;
-- in certain regions, if these are given.
CREATE OR REPLACE FUNCTION registry.closings_in(
    report_year integer, known timestamptz DEFAULT NULL, only_regions text[] DEFAULT NULL)
RETURNS TABLE (
    region_code text, no_new_after date, no_corrections_after date, recorded_at timestamptz)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100 AS $$
#variable_conflict use_column
BEGIN
    -- most years are never closed, and then no tree has to be read
    IF known IS NULL AND NOT EXISTS (
           SELECT FROM registry.closing WHERE closing.year = report_year) THEN
        RETURN;
    END IF;
    IF only_regions IS NOT NULL THEN
        RETURN QUERY
        WITH place AS MATERIALIZED (
            SELECT * FROM registry.paths_in(only_regions, report_year, known)
        )
        SELECT DISTINCT ON (place.region_code) place.region_code, closing.no_new_after,
               closing.no_corrections_after, closing.recorded_at
        FROM registry.closing_known(
            known, ARRAY(SELECT DISTINCT place.ancestor_code FROM place)) AS closing
        JOIN place ON place.ancestor_code = closing.region_code
        WHERE closing.year = report_year
        ORDER BY place.region_code, place.distance;
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM registry.closing_known(known) AS closing
                   WHERE closing.year = report_year) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT DISTINCT ON (place.region_code) place.region_code, closing.no_new_after,
           closing.no_corrections_after, closing.recorded_at
    FROM registry.closing_known(known) AS closing
    JOIN registry.region_within_in(report_year, known) AS place
        ON place.ancestor_code = closing.region_code
    WHERE closing.year = report_year
    ORDER BY place.region_code, place.distance;
END
$$;
COMMENT ON FUNCTION registry.closings_in IS '某年度各地区的截止日，本地区无则从上级 / the closings that hold in each region in a year';

-- The day from which closing dates are known cannot be set: it is the clock's when they change.
CREATE OR REPLACE FUNCTION registry.date_closing() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.no_new_after, NEW.no_corrections_after)
        IS NOT DISTINCT FROM (OLD.no_new_after, OLD.no_corrections_after) THEN
        NEW.recorded_at := OLD.recorded_at;
    ELSE
        NEW.recorded_at := clock_timestamp();
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER dated_by_the_clock BEFORE INSERT OR UPDATE ON registry.closing
    FOR EACH ROW EXECUTE FUNCTION registry.date_closing();
