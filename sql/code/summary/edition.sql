-- Editions. A row of the tables of a summary is valid from edition_id until superseded_by, so every
-- earlier edition stays readable and an edition costs only the rows that changed.

COMMENT ON TABLE summary.edition IS '版次：每次发布的一整套汇总 / editions: what one run published, all tables at once';

COMMENT ON TABLE summary.edition_year IS '各年度的哈希值：自改动该年度的版次起有效 / the hash of each year, from an edition that changed it on';

-- The edition in force at an instant; without one, the current edition.
CREATE OR REPLACE FUNCTION summary.edition_at(instant timestamptz DEFAULT NULL) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT edition_id FROM summary.edition
    WHERE instant IS NULL OR published_at <= instant
    ORDER BY edition_id DESC LIMIT 1
$$;
COMMENT ON FUNCTION summary.edition_at IS '某一时刻有效的版次 / the edition in force at an instant';

-- The instant up to which an edition knew the registry: when it was published, or before the first
-- change of regions that came while its run was at work and that the run did not take. Statements
-- ask it several times, as an argument of a function whose body PostgreSQL puts in the place of the
-- call: a subquery in the place of this call would keep it from doing so, and everything that the
-- function could return would be read.
CREATE OR REPLACE FUNCTION summary.known_at(wanted_edition bigint) RETURNS timestamptz
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(
            (SELECT min(change.changed_at) - interval '1 microsecond'
             FROM registry.change
             CROSS JOIN LATERAL (
                 SELECT inbox.run_id FROM work.inbox
                 WHERE inbox.kind = 'change' AND inbox.row_id = change.change_id OFFSET 0) AS taken
             JOIN audit.run ON run.edition_id = edition.edition_id AND run.is_unrestricted
             WHERE change.subject IN ('region', 'region_past')
               AND change.changed_at > edition.published_at - interval '1 day'
               AND change.changed_at <= edition.published_at
               AND (taken.run_id IS NULL OR taken.run_id > run.run_id)), edition.published_at)
        FROM summary.edition WHERE edition.edition_id = wanted_edition);
END
$$;
COMMENT ON FUNCTION summary.known_at IS '某一版次所知名录的时刻 / the instant up to which an edition knew the registry';

CREATE OR REPLACE VIEW summary.current_edition AS
SELECT edition_id, business_date, published_at, encode(content_hash, 'hex') AS content_hash,
       changed_totals, changed_findings
FROM summary.edition ORDER BY edition_id DESC LIMIT 1;
COMMENT ON VIEW summary.current_edition IS '当前版次 / the current edition';

-- What the hash of an edition must be: taken over the hash that each year had then. A year of which
-- no row is left is none.
CREATE OR REPLACE FUNCTION summary.edition_digest(wanted_edition bigint) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256(coalesce(
        string_agg(convert_to(year || '|', 'UTF8') || content_hash, ''::bytea ORDER BY year), ''))
    FROM (SELECT DISTINCT ON (year) year, content_hash
          FROM summary.edition_year WHERE edition_id <= wanted_edition
          ORDER BY year DESC, edition_id DESC) AS in_force
    WHERE content_hash <> sha256('')
$$;
COMMENT ON FUNCTION summary.edition_digest IS '版次的哈希值，由各年度的哈希值得出 / the hash of an edition, from those of its years';
