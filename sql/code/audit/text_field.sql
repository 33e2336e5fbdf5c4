-- What hashed texts are made of.

-- A text as a field of what is hashed: with its length in bytes, so that nothing can be moved from
-- one field into the next, and `-` where there is none. Numbers and days hold no bar and need none.
CREATE OR REPLACE FUNCTION audit.text_field(field text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(octet_length(field) || ':' || field, '-')
$$;
