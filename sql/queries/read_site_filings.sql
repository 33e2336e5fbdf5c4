-- What agencies $1 bigint[] filed for years $2 integer[] until edition $3 bigint was published,
-- without figures.
SELECT filing.submission_id, filing.agency_id, filing.year, filing.revision,
       summary.china_time(filing.submitted_at) AS submitted_at, filing.published_on,
       filing.is_returned, filing.is_withdrawn
FROM audit.filing_known(NULL, NULL, $1::bigint[]) AS filing
WHERE filing.year = ANY ($2::integer[])
  AND filing.stored_at <= (SELECT edition.published_at FROM summary.edition
                           WHERE edition.edition_id = $3::bigint)
ORDER BY filing.agency_id, filing.year, filing.revision
