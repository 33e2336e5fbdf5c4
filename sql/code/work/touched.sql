-- What a run has to look at. A null region or year means all of them.

-- Where an agency is and was, if nothing that it filed holds; a function, so that it is planned
-- only on a night with withdrawals.
CREATE OR REPLACE FUNCTION work.places_if_silent(agency_id bigint) RETURNS SETOF text
LANGUAGE plpgsql STABLE ROWS 1 SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT place.region_code FROM registry.agency_place AS place
    WHERE place.agency_id = places_if_silent.agency_id
      AND NOT EXISTS (SELECT FROM intake.visible_submission AS report
                      WHERE report.agency_id = places_if_silent.agency_id);
END
$$;
COMMENT ON FUNCTION work.places_if_silent IS '从未有有效报送的单位所在的地区 / where an agency of which no filing holds is and was';

-- Regions and years in which something may differ because of what is new, with the entry that says
-- so. All that follows from an entry stands here and nowhere else. `filer` is the agency whose own
-- report is all that differs; null if more than one report may.
CREATE OR REPLACE VIEW work.touched AS
WITH news AS (
    SELECT inbox.inbox_id, inbox.kind, inbox.agency_id, inbox.year, inbox.region_code,
           -- unless it moves the day on which the agency first filed, as an older paper does
           CASE WHEN inbox.kind = 'submission' AND coalesce(
                    (SELECT filed.submitted_at >= (
                         SELECT min(earlier.submitted_at) FROM intake.visible_submission AS earlier
                         WHERE earlier.agency_id = filed.agency_id AND earlier.year = filed.year
                           AND earlier.revision < filed.revision)
                     FROM intake.submission AS filed
                     WHERE filed.submission_id = inbox.row_id
                       AND filed.agency_id = inbox.agency_id AND filed.year = inbox.year), true)
                THEN inbox.agency_id END AS filer
    FROM work.inbox
    WHERE inbox.run_id IS NULL AND inbox.judges
), filed AS (
    -- what changes which report of an agency is the latest
    SELECT * FROM news WHERE kind IN ('submission', 'withdrawal', 'correction', 'revocation')
), told AS (
    SELECT inbox_id, agency_id, region_code, year, filer FROM news
    UNION ALL
    -- the totals of the year after are compared with those of the year
    SELECT inbox_id, agency_id, region_code, year + 1, filer FROM news WHERE kind <> 'year'
    UNION ALL
    -- where an agency or a region had been elsewhere, that place is compared as well
    SELECT news.inbox_id, NULL, past.region_code, news.year + 1, NULL
    FROM news JOIN registry.agency_past AS past USING (agency_id)
    WHERE kind <> 'year'
    UNION ALL
    -- the next report is compared with this one: it is judged again, so that its totals may differ
    SELECT inbox_id, agency_id, NULL, year + 2, filer FROM filed
    UNION ALL
    -- and so is that of an agency which succeeded
    SELECT filed.inbox_id, succession.successor_id, NULL, filed.year + later.years,
           CASE WHEN filed.filer IS NOT NULL THEN succession.successor_id END
    FROM filed
    JOIN registry.succession ON succession.predecessor_id = filed.agency_id
    CROSS JOIN (VALUES (1), (2)) AS later (years)
)
-- an agency counts where it belonged in the year
SELECT told.inbox_id,
       CASE WHEN told.agency_id IS NULL THEN told.region_code
            WHEN told.year IS NOT NULL AND (SELECT EXISTS (SELECT FROM registry.agency_past))
            THEN coalesce(
                (SELECT past.region_code FROM registry.agency_past AS past
                 WHERE past.agency_id = told.agency_id
                   AND past.until > make_date(told.year, 12, 31)
                 ORDER BY past.until LIMIT 1), agency.region_code)
            ELSE agency.region_code END AS region_code,
       told.year, told.filer
FROM told LEFT JOIN registry.agency ON agency.agency_id = told.agency_id
UNION ALL
-- an agency that had never filed has; OFFSET 0: each is looked up, whatever the statistics say
SELECT filed.inbox_id, finding.region_code, finding.year, filed.filer
FROM filed
CROSS JOIN LATERAL (
    SELECT finding_row.region_code, finding_row.year FROM summary.finding_row
    WHERE superseded_by IS NULL AND submission_id IS NULL AND agency_id IS NOT NULL
      AND agency_id = filed.agency_id
    OFFSET 0) AS finding
UNION ALL
-- an agency has never filed: all that it had filed was withdrawn
SELECT filed.inbox_id, held.region_code, NULL, NULL
FROM filed
CROSS JOIN LATERAL work.places_if_silent(filed.agency_id) AS held (region_code)
WHERE filed.kind = 'withdrawal';
COMMENT ON VIEW work.touched IS '新事项涉及的地区和年度；空为全部 / regions and years that what is new concerns; null means all';

-- Regions and years in which a waiver or the time to file ended, or an extension began, when one day
-- gave way to a later one. What few nights need is planned on those alone.
CREATE OR REPLACE FUNCTION work.touched_by_dates(first_day date, last_day date)
RETURNS TABLE (region_code text, year integer)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
    -- of which reports fell due
    passed integer[];
BEGIN
    IF first_day >= last_day THEN RETURN; END IF;
    -- whoever has no other day has until the statutory one
    passed := ARRAY(
        SELECT calendar.year - 1
        FROM generate_series(extract(year FROM first_day)::integer,
                             extract(year FROM last_day)::integer) AS calendar (year)
        CROSS JOIN registry.agency_class AS known
        CROSS JOIN LATERAL (
            SELECT registry.statutory_date(calendar.year - 1, known.class)) AS due (day)
        WHERE due.day >= first_day AND due.day < last_day
        UNION
        SELECT deadline.year FROM registry.deadline
        WHERE deadline.event = 'submit'
          AND deadline.due_on >= first_day AND deadline.due_on < last_day
        UNION
        SELECT extension.year FROM registry.extension
        WHERE extension.event = 'submit'
          AND extension.due_on >= first_day AND extension.due_on < last_day);
    -- the totals of the year after are compared with those of the year
    IF EXISTS (SELECT FROM intake.waiver
               WHERE holds_until >= first_day AND holds_until < last_day)
       OR EXISTS (SELECT FROM registry.extension
                  WHERE granted_on > first_day AND granted_on <= last_day)
    THEN
        RETURN QUERY
        SELECT touched.region_code, touched.year + later.years
        FROM (SELECT coalesce(place.region_code, waiver.region_code) AS region_code, waiver.year
              FROM intake.waiver
              LEFT JOIN LATERAL (
                  SELECT held.region_code FROM registry.agency_place AS held
                  WHERE held.agency_id = waiver.agency_id OFFSET 0) AS place ON true
              WHERE waiver.holds_until >= first_day AND waiver.holds_until < last_day
              UNION
              -- an extension that had been noted down before it was granted
              SELECT agency.region_code, extension.year
              FROM registry.extension
              CROSS JOIN LATERAL (
                  SELECT held.region_code FROM registry.agency_place AS held
                  WHERE held.agency_id = extension.agency_id OFFSET 0) AS agency
              WHERE extension.granted_on > first_day AND extension.granted_on <= last_day) AS touched
        CROSS JOIN (VALUES (0), (1)) AS later (years);
    END IF;
    IF passed = '{}' THEN RETURN; END IF;
    -- an agency that never filed is overdue now
    RETURN QUERY
    SELECT DISTINCT agency.region_code, year.passed + later.years
    FROM unnest(passed) AS year (passed)
    CROSS JOIN registry.agency_place AS agency
    CROSS JOIN (VALUES (0), (1)) AS later (years)
    WHERE NOT EXISTS (
        SELECT FROM intake.visible_submission AS report
        WHERE report.agency_id = agency.agency_id);
END
$$;
COMMENT ON FUNCTION work.touched_by_dates IS '期间因日期到来而须重看的地区和年度 / regions and years that a passing day concerns';
