#ifndef HUIZONG_CXLSXWRITER_SHIM_H
#define HUIZONG_CXLSXWRITER_SHIM_H

#include <stdlib.h>
#include <xlsxwriter.h>

/// Notes that a rectangle of cells is merged, and writes none of them.
///
/// `worksheet_merge_range` writes the cells as well, first to last row. With constant memory rows can
/// only be written once and from top to bottom, so that beside a merged cell of several rows nothing
/// could stand.
static inline lxw_error xlsx_note_merge(
    lxw_worksheet *sheet, lxw_row_t first_row, lxw_col_t first_column, lxw_row_t last_row,
    lxw_col_t last_column
) {
    lxw_merged_range *merged = calloc(1, sizeof(lxw_merged_range));
    if (merged == NULL) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    merged->first_row = first_row;
    merged->first_col = first_column;
    merged->last_row = last_row;
    merged->last_col = last_column;
    STAILQ_INSERT_TAIL(sheet->merged_ranges, merged, list_pointers);
    sheet->merged_range_count++;
    return LXW_NO_ERROR;
}

#endif
