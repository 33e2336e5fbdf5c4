-- How cells are packed. The table of reports is defined by this function, so it is there before the
-- tables; another way of packing needs a migration that writes the column anew.
CREATE SCHEMA IF NOT EXISTS intake;

-- Cells as one byte where they fit, because nearly all are small: 0-247 the figure itself, 248 a
-- blank, 249, 250, 251 a big-endian integer of 2, 4 or 8 bytes. Form order.
CREATE OR REPLACE FUNCTION intake.packed_cells(cells bigint[]) RETURNS bytea
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- in the order of the array, as unnest gives it: sorting again would take twice as long as packing
    SELECT coalesce(string_agg(
        CASE
            WHEN figure BETWEEN 0 AND 247 THEN substring(int2send(figure::int2) FROM 2)
            WHEN figure IS NULL THEN '\xf8'::bytea
            WHEN figure BETWEEN -32768 AND 32767 THEN '\xf9'::bytea || int2send(figure::int2)
            WHEN figure BETWEEN -2147483648 AND 2147483647
                THEN '\xfa'::bytea || int4send(figure::int4)
            ELSE '\xfb'::bytea || int8send(figure)
        END, ''::bytea), ''::bytea)
    FROM unnest(cells) AS cell (figure)
$$;
COMMENT ON FUNCTION intake.packed_cells IS '把 cells 数组压成字节串，供程序读取 / the cells array as compact bytes for the worker';

-- A number that is the same for the same figures, blank and zero being one; null where nothing but
-- zero is reported. Reports that copy one another are found by it.
CREATE OR REPLACE FUNCTION intake.figures_mark(cells bigint[]) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT hash_array_extended(array_replace(cells, NULL, 0::bigint), 0) WHERE 0 <> ANY (cells)
$$;
COMMENT ON FUNCTION intake.figures_mark IS '同样的数得同样的标记，全为零则空 / the same number for the same figures, null if all are zero';
