-- Every revision of the agencies of a range in year huizong.year, cells packed, an agency's together
-- and in order, to the worker, which takes the latest. Read from the index alone, and cheaper than
-- telling here which one that is; only for years without long reports, which are not in the index,
-- and without any of the year before. Of 200,000 reports the server sends these in 160 ms, the same
-- by copy_submissions_of_range in 210 ms (medians of five): a twentieth of a nation's first run.
COPY (
    SELECT agency_id, submission_id, revision, submitted_at, form_id, packed
    FROM intake.visible_submission
    WHERE year = (SELECT current_setting('huizong.year')::integer)
      AND agency_id >= (SELECT current_setting('huizong.first_agency')::bigint)
      AND agency_id < (SELECT current_setting('huizong.end_agency')::bigint)
      AND octet_length(packed) <= 2000
    ORDER BY agency_id, revision
) TO STDOUT (FORMAT binary)
