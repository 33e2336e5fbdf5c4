-- The forms that reports are filed in.

COMMENT ON TABLE registry.form IS '表格目录，由 huizong migrate 写入 / forms, written by huizong migrate';
COMMENT ON TABLE registry.form_cell IS '表格单元格，position 从1起，即 cells 数组下标 / cells; position counts from 1 and indexes the cells arrays';
