/*
 * example.h - a rule's example as somebody wrote it: golden/rules/ID/example.
 *
 * Where the lines in which the rule's two modules differ would puzzle a
 * teacher, the example is written by hand, and still proved: it becomes two
 * modules. Its sections begin with "## SIDE FRAME"; SIDE is wrong, right or
 * both, and a section of both is not shown. FRAME says what the lines are:
 *
 *   step        steps of the lesson u.yaml
 *   quiz        of the quiz u.yaml
 *   bank        questions of the pool "easy" of bank.yaml
 *   module      fields of module.yaml behind its title
 *   kk          u.kk.yaml behind its head
 *   NAME.yaml   that file, all of it
 *
 * A line that begins with "~" is there and not shown. "<U+200B>" and "<Tab>"
 * stand for the character and are shown as they are.
 */
#ifndef EXAMPLE_H
#define EXAMPLE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/fault.h"

/*
 * Writes the modules wrong/m and right/m into the current folder, and what is
 * shown of them into shown[0] and shown[1].
 */
void example_write(const char *text, struct buf shown[2]);

/*
 * Where nobody wrote one: of the lines in which the modules m and m-ok in the
 * current folder differ, those nearest to the fault. False where none is near.
 */
bool example_cut(const struct fault *f, struct buf *wrong, struct buf *right);

#endif
