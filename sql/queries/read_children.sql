-- The regions directly below region $1 today.
SELECT code, name, level, parent_code FROM registry.region WHERE parent_code = $1::text
ORDER BY code COLLATE "C"
