-- Whether the planner may join row by row: $1 on or off, as text. Gives what held before.
SELECT current_setting('enable_nestloop') AS before, set_config('enable_nestloop', $1::text, true)
