/*
 * cloze.h - Moodle's texts with answers inside: {1:SHORTANSWER:=a~b#no}.
 */
#ifndef SABAQ_CONVERT_CLOZE_H
#define SABAQ_CONVERT_CLOZE_H

#include "base/buf.h"
#include "convert/moodle.h"

/*
 * Takes the marks out of q's stem, MOODLE_GAP in the place of each, a part
 * for each. False where one cannot be understood, which is noted.
 */
bool cloze_read(struct moodle_file *f, struct moodle_question *q);

/* Appends one part as its mark. */
void cloze_write(struct buf *out, const struct moodle_question *part);

#endif
