-- Every run that has ended, with what it judged.
COPY (
    SELECT run_id, audit.run_row(run) AS row FROM audit.run
    WHERE outcome <> 'running' ORDER BY run_id
) TO STDOUT (FORMAT csv, HEADER)
