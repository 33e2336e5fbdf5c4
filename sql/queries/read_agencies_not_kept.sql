-- Which of the agencies $1 bigint[] the login does not keep.
SELECT wanted.agency_id FROM unnest($1::bigint[]) AS wanted (agency_id)
WHERE NOT registry.keeps_agency(wanted.agency_id)
