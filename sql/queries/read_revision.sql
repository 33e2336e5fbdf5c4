-- Which revision the report $1 bigint, which this login filed, is.
SELECT intake.revision_of($1::bigint) AS revision
