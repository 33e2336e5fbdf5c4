-- The last reports of agencies that others succeeded in year huizong.year: the successor, whether it
-- took over all of the work, and the report of the year before.
COPY (
    SELECT succession.successor_id, (succession.share = 1)::integer, before.form_id, before.packed
    FROM registry.succession
    JOIN intake.latest_submission AS before ON before.agency_id = succession.predecessor_id
    WHERE before.year = current_setting('huizong.year')::integer - 1
      AND succession.happened_on > make_date(current_setting('huizong.year')::integer - 1, 12, 31)
      AND succession.happened_on <= make_date(current_setting('huizong.year')::integer, 12, 31)
    ORDER BY succession.successor_id, succession.predecessor_id
) TO STDOUT (FORMAT binary)
