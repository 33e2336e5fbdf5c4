-- Dates that decide: deadlines, extensions, closing dates, and who is exempt.

COMMENT ON TABLE registry.deadline IS '期限：地区空为各地，类别空为各类；最具体的一行有效；无行则次年1月31日 / due dates; the most specific row wins, 31 January of the next year without one';

COMMENT ON TABLE registry.exemption IS '豁免：该年度不必报送的单位及依据 / agencies that need not file for a year, and why';
COMMENT ON COLUMN registry.exemption.granted_on IS '批准日期；截至更早日期的查询不计此豁免；空为一直有效 / not counted as of an earlier day; empty: always';

COMMENT ON TABLE registry.extension IS '延期：某单位某事项的新期限，附批准机关和文号；截至某日以当日前最后批准者为准 / a later due date of one agency; the last one granted by a day holds on it';

COMMENT ON TABLE registry.closing IS '截止：此日之后收到的首次报告、更正照存不计；本地区无行则从上级 / days after which a first report or a correction is kept but does not count; the nearest region with a row decides';

-- The due date of an event: nearest region first, a named class before every class.
CREATE OR REPLACE FUNCTION registry.due_on(
    agency_region text, report_year integer, agency_class text, event_name text)
RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(
        (SELECT deadline.due_on
         FROM registry.deadline
         LEFT JOIN registry.region_within AS place
             ON place.region_code = agency_region
            AND place.ancestor_code = deadline.region_code
         WHERE deadline.year = report_year
           AND deadline.event = event_name
           AND (deadline.class IS NULL OR deadline.class = agency_class)
           AND (deadline.region_code IS NULL OR place.distance IS NOT NULL)
         ORDER BY place.distance NULLS LAST, deadline.class NULLS LAST
         LIMIT 1),
        make_date(report_year + 1, 1, 31))
$$;
COMMENT ON FUNCTION registry.due_on IS '期限：最具体的一行，默认次年1月31日 / the most specific due date, 31 January of the next year by default';

-- The closing that holds in a region: its own, else that of the nearest region above.
CREATE OR REPLACE FUNCTION registry.closing_of(agency_region text, report_year integer)
RETURNS registry.closing
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT closing
    FROM registry.region_within AS place
    JOIN registry.closing ON closing.region_code = place.ancestor_code
    WHERE place.region_code = agency_region AND closing.year = report_year
    ORDER BY place.distance LIMIT 1
$$;
