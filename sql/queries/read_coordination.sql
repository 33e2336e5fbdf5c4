-- Of run $1 uuid, whose server process is $2 integer: whether it is under way, and whether it has
-- shares.
SELECT coalesce(work.coordinator() = $2::integer, false) AS is_under_way,
       EXISTS (SELECT FROM work.share WHERE run_token = $1::uuid) AS has_shares
