/*
 * layout_table.h - tables. Inside core/layout only.
 */
#ifndef SABAQ_CORE_LAYOUT_TABLE_H
#define SABAQ_CORE_LAYOUT_TABLE_H

#include "core/layout_write.h"

/*
 * Writes a table: cells side by side, a rule under the head. One too wide
 * for the room becomes a list: an item a row, a line "head: cell" a column.
 */
void table_write(struct writer *w, const struct block *table);
/* The cells that it takes side by side. */
int table_width(const struct block *table);

#endif
