/*
 * rules.h - every fault that a file can have: one list.
 *
 * X(symbol, "id", LEVEL, message, mend): the id is what a teacher sees in
 * brackets and never changes once released; message and mend are English
 * source texts, translated like the interface. %1 %2 %3 stand for the
 * fault's arguments, %t1 %t2 %t3 for those that are words of ours and so are
 * translated as well. A message is lower case, has no full stop, quotes its
 * subject; a mend says what to do. Each rule has a golden in
 * tests/golden/rules/<id>/: what breaks it, what nearly does, an example.
 */
#ifndef SABAQ_CORE_RULES_H
#define SABAQ_CORE_RULES_H

#include "base/buf.h"
#include "base/catalogue.h"
#include "base/fault.h"

enum rule_level { RULE_ERROR, RULE_WARNING, RULE_NOTE, RULE_LEVELS };

#define RULES(X) \
	FILE_RULES(X) \
	YAML_RULES(X) \
	FIELD_RULES(X) \
	MODULE_RULES(X) \
	QUESTION_RULES(X) \
	TRANSLATION_RULES(X) \
	WORDING_RULES(X) \
	TRAP_RULES(X) \
	CONFIG_RULES(X) \
	LOG_RULES(X) \
	LINT_RULES(X) \
	QUESTION_LINT_RULES(X)

/* The file as such (core/source). */
#define FILE_RULES(X) \
	X(FILE_MISSING, "file-missing", ERROR, N_("there is no file \"%1\""), \
		N_("check the name, or write the file")) \
	X(FILE_UNREADABLE, "file-unreadable", ERROR, \
		N_("\"%1\" cannot be read: %2"), \
		N_("check who may read the file")) \
	X(FILE_SPECIAL, "file-special", ERROR, \
		N_("\"%1\" is not an ordinary file"), \
		N_("put the file itself there, not a link, folder or pipe")) \
	X(FILE_LARGE, "file-large", ERROR, \
		N_("the file is larger than %1 KiB"), \
		N_("split it into several units")) \
	X(FILE_EMPTY, "file-empty", ERROR, N_("the file is empty"), \
		N_("write the module or unit into it")) \
	X(FILE_ENCODING, "file-encoding", ERROR, \
		N_("this looks like %1, not UTF-8; " \
		   "iconv -f %1 -t UTF-8 %2 > new"), \
		N_("save the file as UTF-8, or: iconv -f %1 -t UTF-8 %2 > " \
		   "new")) \
	X(FILE_BYTES, "file-bytes", ERROR, \
		N_("a byte that is not UTF-8 stands here"), \
		N_("write the letter again and save the file as UTF-8")) \
	X(FILE_TEXT, "file-text", ERROR, N_("this is not a text file"), \
		N_("write it in a text editor, not in a word processor"))

/* YAML and characters (core/node). */
#define YAML_RULES(X) \
	X(CHAR_CONTROL, "char-control", ERROR, \
		N_("the control character %1 stands here"), \
		N_("delete it; a text with a backslash needs single quotes")) \
	X(CHAR_BIDI, "char-bidi", ERROR, \
		N_("the character %1, which turns text around, stands here"), \
		N_("delete it and type the words around it again")) \
	X(CHAR_INVISIBLE, "char-invisible", ERROR, \
		N_("the invisible character %1 stands here"), \
		N_("delete it and type the words around it again")) \
	X(CHAR_FONT, "char-font", ERROR, \
		N_("the character %1 here is a sign that only one font has"), \
		N_("delete it and write what it stands for: - for a list")) \
	X(CHAR_LINE, "char-line", ERROR, \
		N_("the line break here is the character %1"), \
		N_("delete it and press Enter instead")) \
	X(CHAR_SPACE, "char-space", ERROR, \
		N_("the space here is not an ordinary one but %1"), \
		N_("delete it and press the space bar instead")) \
	X(CHAR_DASH, "char-dash", ERROR, \
		N_("the dash that begins this item is not an ordinary one " \
		   "but %1"), \
		N_("delete it and press the key with the minus instead; a " \
		   "word processor changes it, an editor for programs does " \
		   "not")) \
	X(YAML_TAB, "yaml-tab", ERROR, \
		N_("a tab stands where only spaces may stand"), \
		N_("set lines in with spaces, two for each level")) \
	X(YAML_INDENT, "yaml-indent", ERROR, \
		N_("this line begins at column %1, its neighbours at %2"), \
		N_("change the spaces before it so that it stands under " \
		   "them")) \
	X(YAML_COLON, "yaml-colon", ERROR, \
		N_("a colon stands inside the text \"%1\""), \
		N_("put the text in quotes, or write it under \"|\"")) \
	X(YAML_COLON_SPACE, "yaml-colon-space", ERROR, \
		N_("a space is missing after \"%1:\""), \
		N_("write \"%1: \" and then the text")) \
	X(YAML_DASH_SPACE, "yaml-dash-space", ERROR, \
		N_("a space is missing after the dash of \"%1\""), \
		N_("write \"- \" and then the text")) \
	X(YAML_NAME, "yaml-name", ERROR, \
		N_("\"name: text\" should stand here, not \"%1\""), \
		N_("put a name and a colon before it; set it in further if " \
		   "it goes on with the text above")) \
	X(YAML_NAME_EMPTY, "yaml-name-empty", ERROR, \
		N_("a name is missing before the colon"), \
		N_("write the field's name there")) \
	X(YAML_NAME_LONG, "yaml-name-long", ERROR, \
		N_("the name \"%1\" is longer than %2 characters"), \
		N_("shorten it; a text with a colon needs quotes")) \
	X(YAML_NAME_KIND, "yaml-name-kind", ERROR, \
		N_("brackets stand where a name should"), \
		N_("put a text that begins with a bracket in quotes")) \
	X(YAML_NAME_TWICE, "yaml-name-twice", ERROR, \
		N_("\"%1\" stands here and in line %2"), \
		N_("take one of them out, or join them")) \
	X(YAML_QUOTE_OPEN, "yaml-quote-open", ERROR, \
		N_("the quote %1 that opens here is not closed"), \
		N_("write %1 at the end of the text as well")) \
	X(YAML_QUOTE_TAIL, "yaml-quote-tail", ERROR, \
		N_("the text goes on after its closing quote: %1"), \
		N_("write the text under \"|\", where quotes are just signs")) \
	X(YAML_BAR, "yaml-bar", ERROR, \
		N_("lines of text stand under \"%1:\" without a \"|\""), \
		N_("write \"%1: |\" and leave the lines below as they are")) \
	X(YAML_ESCAPE, "yaml-escape", ERROR, \
		N_("\"%1\" means nothing inside double quotes"), \
		N_("use single quotes for a text with a backslash")) \
	X(YAML_FIRST, "yaml-first", ERROR, \
		N_("a text cannot begin with \"%1\""), \
		N_("put the whole text in quotes")) \
	X(YAML_BRACKET_OPEN, "yaml-bracket-open", ERROR, \
		N_("the bracket \"%1\" that opens here is not closed"), \
		N_("close it; if it belongs to a text, put the text in " \
		   "quotes")) \
	X(YAML_BRACKET, "yaml-bracket", ERROR, \
		N_("something is wrong inside the bracket \"%1\""), \
		N_("put commas between items and quotes around texts, or " \
		   "begin each item on its own line with \"- \"")) \
	X(YAML_COMMA, "yaml-comma", ERROR, \
		N_("the comma before \"%1\" ends the text inside {}"), \
		N_("put the text in quotes, or each \"name: text\" on a line " \
		   "of " \
		   "its own without {}")) \
	X(YAML_ANCHOR, "yaml-anchor", ERROR, \
		N_("\"&%1\" marks a text for copying, which modules cannot"), \
		N_("take it out and write the text wherever it is needed")) \
	X(YAML_ALIAS, "yaml-alias", ERROR, \
		N_("\"*%1\" copies another text, which modules cannot"), \
		N_("write the text itself here")) \
	X(YAML_MERGE, "yaml-merge", ERROR, \
		N_("\"<<\" copies other fields, which modules cannot"), \
		N_("write the fields themselves here")) \
	X(YAML_TAG, "yaml-tag", ERROR, \
		N_("\"%1\" names a kind of data, which modules cannot"), \
		N_("take it out; if it belongs to a text, put that in " \
		   "quotes")) \
	X(YAML_DOCUMENTS, "yaml-documents", ERROR, \
		N_("a second document begins here"), \
		N_("take the line out: one file holds one module or unit")) \
	X(YAML_DEEP, "yaml-deep", ERROR, \
		N_("more than %1 levels stand inside one another"), \
		N_("put a text that begins with a bracket in quotes")) \
	X(YAML_MANY, "yaml-many", ERROR, \
		N_("the file holds more than %1 values"), \
		N_("split it into several units")) \
	X(YAML_LONG, "yaml-long", ERROR, \
		N_("this text is longer than %1 KiB"), \
		N_("split it into several steps")) \
	X(YAML_SYNTAX, "yaml-syntax", ERROR, \
		N_("this line does not fit here: \"%1\""), \
		N_("check its spaces, dashes, colons and quotes, and those " \
		   "of the line above")) \
	X(YAML_STOPPED, "yaml-stopped", ERROR, \
		N_("there are too many faults: from here on none is shown"), \
		N_("mend those above and check again"))

/* Fields against their tables (core/field, core/bind). */
#define FIELD_RULES(X) \
	X(FIELD_UNKNOWN, "field-unknown", ERROR, \
		N_("\"%1\" is not a field of: %t2"), \
		N_("take it out, or check its spelling")) \
	X(FIELD_MEANT, "field-meant", ERROR, \
		N_("\"%1\" is not a field of: %t2"), \
		N_("perhaps \"%3\" is meant")) \
	X(FIELD_LETTERS, "field-letters", ERROR, \
		N_("\"%1\" is not a field of: %t2; it has letters of " \
		   "another alphabet"), \
		N_("type \"%3\" again in Latin letters")) \
	X(FIELD_OTHER, "field-other", ERROR, \
		N_("\"%1\" does not belong to \"%2\"; it belongs to \"%3\""), \
		N_("take the line out, or change the kind or type")) \
	X(FIELD_MISSING, "field-missing", ERROR, \
		N_("the field \"%1\" is missing in: %t2"), \
		N_("add a line \"%1:\"")) \
	X(FIELD_NOT_TEXT, "field-not-text", ERROR, \
		N_("\"%1\" must be one text, not a list or a map"), \
		N_("write one text after \"%1:\", in quotes, or its lines " \
		   "under \"%1: |\"")) \
	X(FIELD_NOT_LIST, "field-not-list", ERROR, \
		N_("\"%1\" must be a list"), \
		N_("begin each item on its own line with \"- \"")) \
	X(FIELD_NOT_MAP, "field-not-map", ERROR, \
		N_("\"%1\" must hold fields of its own"), \
		N_("write \"name: value\" lines under it, set in by two " \
		   "spaces")) \
	X(ITEM_FIELDS, "item-fields", ERROR, \
		N_("here the fields of \"%t1\" must stand: %2"), \
		N_("write each of them on a line of its own, with a colon " \
		   "and " \
		   "a space")) \
	X(FIELD_EMPTY, "field-empty", ERROR, N_("\"%1\" is empty"), \
		N_("write what belongs there, or take the line out")) \
	X(FIELD_LONG, "field-long", ERROR, \
		N_("\"%1\" is longer than %2 characters"), N_("shorten it")) \
	X(FIELD_LINES, "field-lines", ERROR, \
		N_("\"%1\" must stand on one line"), \
		N_("join the lines, or move the rest to a text field")) \
	X(FIELD_NUMBER, "field-number", ERROR, \
		N_("\"%1\" must be a number, not \"%2\""), \
		N_("write digits without quotes, with a point for a " \
		   "fraction: 2.5")) \
	X(FIELD_WHOLE, "field-whole", ERROR, \
		N_("\"%1\" must be a whole number, not \"%2\""), \
		N_("write digits only, without quotes, such as 5")) \
	X(FIELD_RANGE, "field-range", ERROR, \
		N_("\"%1\" must be from %2 to %3"), \
		N_("choose another number")) \
	X(FIELD_BOOL, "field-bool", ERROR, \
		N_("\"%1\" must be true or false, not \"%2\""), \
		N_("write true or false, without quotes")) \
	X(FIELD_WORD, "field-word", ERROR, N_("\"%1\" cannot be \"%2\""), \
		N_("write one of: %3")) \
	X(FIELD_ID, "field-id", ERROR, N_("\"%2\" cannot be an id"), \
		N_("use 1 to 32 of a-z, 0-9 and -")) \
	X(VALUE_LETTERS, "value-letters", ERROR, \
		N_("\"%2\" has letters of another alphabet"), \
		N_("type \"%3\" again in Latin letters")) \
	X(FIELD_FEW, "field-few", ERROR, \
		N_("\"%1\" has too few items: at least %2 are needed"), \
		N_("add more")) \
	X(FIELD_MANY, "field-many", ERROR, \
		N_("\"%1\" has too many items: at most %2 are allowed"), \
		N_("take some out")) \
	X(LINES_MANY, "lines-many", ERROR, \
		N_("\"%1\" has too many lines: at most %2 are allowed"), \
		N_("take some out"))

/* A module as a whole (core/folder, core/unit_load, core/unit_link). */
#define MODULE_RULES(X) \
	X(VERSION, "version", ERROR, \
		N_("\"sabaq: %1\" is a format this program does not know"), \
		N_("write \"sabaq: 1\", or install a newer sabaq")) \
	X(MODULE_NAME, "module-name", ERROR, \
		N_("the id \"%1\" differs from the folder's name \"%2\""), \
		N_("give both the same name")) \
	X(LANGUAGE, "language", ERROR, N_("\"%1\" is no code of a language"), \
		N_("write ru, kk, ky, tg, en or another code in Latin " \
		   "letters")) \
	X(FILE_NAME, "file-name", WARNING, \
		N_("this file is not read: a unit is called ID.yaml, a " \
		   "translation ID.LANGUAGE.yaml"), \
		N_("rename it; an id has only a-z, 0-9 and -")) \
	X(UNIT_MISSING, "unit-missing", ERROR, \
		N_("the unit \"%1\" has no file \"%1.yaml\""), \
		N_("write the file, or take \"%1\" out of \"units\"")) \
	X(UNIT_TWICE, "unit-twice", ERROR, \
		N_("the unit \"%1\" is listed twice"), \
		N_("take one of them out")) \
	X(UNIT_NAME, "unit-name", ERROR, N_("a unit cannot be called \"%1\""), \
		N_("give the unit and its file another name")) \
	X(UNIT_BANK, "unit-bank", ERROR, \
		N_("\"%1\" is a bank, which learners never open"), \
		N_("take it out of \"units\"; draws find it without that")) \
	X(ID_TWICE, "id-twice", ERROR, \
		N_("the id \"%1\" is taken, see line %2"), \
		N_("give this one another id")) \
	X(REF_UNKNOWN, "ref-unknown", ERROR, N_("there is no %t1 \"%2\""), \
		N_("check its spelling, or add it")) \
	X(STEPS_NONE, "steps-none", ERROR, N_("this unit has no steps"), \
		N_("add a step under \"steps:\"")) \
	X(BANK_STEPS, "bank-steps", ERROR, \
		N_("a bank holds pools, not steps"), \
		N_("move the questions under \"pools:\"")) \
	X(POOL_READ, "pool-read", ERROR, \
		N_("a pool holds questions, not \"%1\""), \
		N_("move this step under \"steps:\"")) \
	X(DRAW_SHORT, "draw-short", ERROR, \
		N_("\"take: %1\" asks for more questions than there are: %2"), \
		N_("draw fewer, or add questions")) \
	X(DRAW_TWICE, "draw-twice", ERROR, \
		N_("two questions with the id \"%1\" could be drawn, see %2"), \
		N_("give one of them another id")) \
	X(DRAW_DAMAGED, "draw-damaged", ERROR, \
		N_("nothing can be drawn from \"%1\": it has faults"), \
		N_("mend the faults in \"%1\" first")) \
	X(STEPS_MANY, "steps-many", ERROR, \
		N_("a learner would get %1 steps; at most %2 are allowed"), \
		N_("split the unit in two"))

/* Questions of each type (core/q_*.c). */
#define QUESTION_RULES(X) \
	X(CHOICE_NONE, "choice-none", ERROR, \
		N_("no option is marked \"correct: true\""), \
		N_("mark the right one")) \
	X(CHOICE_SEVERAL, "choice-several", ERROR, \
		N_("several options are marked \"correct: true\""), \
		N_("mark one, or write \"type: choices\"")) \
	X(ANSWER_WRONG, "answer-wrong", ERROR, \
		N_("\"%1\" stands under \"wrong\" but would be accepted"), \
		N_("take it out of \"wrong\", or change what is accepted")) \
	X(GAP_UNMARKED, "gap-unmarked", ERROR, \
		N_("the gap \"%1\" has no place in \"text\""), \
		N_("write [[%1]] in \"text\" where it belongs")) \
	X(GAP_TWICE, "gap-twice", ERROR, \
		N_("the gap \"%1\" stands more than once in \"text\""), \
		N_("give each place a gap with a name of its own")) \
	X(GAP_MEANT, "gap-meant", WARNING, \
		N_("\"[[%1]]\" is no gap, but there is one like it"), \
		N_("write [[%2]] if that gap is meant")) \
	X(GAP_UNKNOWN, "gap-unknown", WARNING, \
		N_("students see \"[[%1]]\" as it stands here: there is no " \
		   "such gap"), \
		N_("add \"%1:\" with its answers under \"gaps\"; what " \
		   "belongs to a program stands in `backticks`")) \
	X(MATCH_TWICE, "match-twice", ERROR, \
		N_("\"%1\" stands more than once under \"%2\""), \
		N_("take one of them out, or word it differently")) \
	X(MATCH_EXTRA, "match-extra", ERROR, \
		N_("\"%1\" stands under \"extra\" but belongs to a pair"), \
		N_("take it out of \"extra\", or word it differently")) \
	X(MATCH_UNKNOWN, "match-unknown", ERROR, \
		N_("no pair has \"%1\" as its \"%2\""), \
		N_("copy the text as it stands in the pairs")) \
	X(MATCH_MEANT, "match-meant", ERROR, \
		N_("no pair has \"%1\" as its \"%2\""), \
		N_("perhaps \"%3\" is meant")) \
	X(TOLERANCE, "tolerance", ERROR, N_("\"%1\" is no tolerance"), \
		N_("write a number such as 0.5, or a share such as 5%")) \
	X(ORDER_NOTHING, "order-nothing", ERROR, \
		N_("what is to be put in order is missing"), \
		N_("write it under \"items:\", or the lines of a program " \
		   "under \"program:\"")) \
	X(ORDER_BOTH, "order-both", ERROR, \
		N_("\"items\" and \"program\" stand in one question"), \
		N_("take one of the two out")) \
	X(ORDER_FEW, "order-few", ERROR, \
		N_("there is only one line to put in order"), \
		N_("begin each line of the program on a line of its own, " \
		   "under \"program: |\"")) \
	X(ORDER_MANY, "order-many", ERROR, \
		N_("%1 lines or items are to be arranged, extra ones " \
		   "included; at most %2 may be"), \
		N_("take some out, or make two questions of it")) \
	X(ORDER_PLACED, "order-placed", ERROR, \
		N_("\"%1\" stands under \"extra\" but has a place in the " \
		   "order"), \
		N_("take it out of \"extra\", or write something else")) \
	X(ORDER_UNKNOWN, "order-unknown", ERROR, \
		N_("nothing here has the id \"%1\""), N_("write one of: %2")) \
	X(ORDER_TWICE, "order-twice", ERROR, \
		N_("\"%1\" stands twice in this order"), \
		N_("let each id stand once")) \
	X(ORDER_PART, "order-part", ERROR, N_("this order lacks \"%1\""), \
		N_("write the whole order, with each of: %2")) \
	X(ORDER_FLAT, "order-flat", ERROR, \
		N_("\"also\" holds whole orders, not single ids"), \
		N_("put the order in brackets behind a dash: - [%1]")) \
	X(ORDER_EXTRA, "order-extra", ERROR, \
		N_("\"%1\" belongs nowhere, but stands in a right order"), \
		N_("take it out of this order, or out of \"extra\"")) \
	X(PROGRAM_LANGUAGE, "program-language", ERROR, \
		N_("\"%1\" is no name of a programming language"), \
		N_("write one word in Latin letters, such as python"))

/* Translations (core/translate). */
#define TRANSLATION_RULES(X) \
	X(TR_SOURCE, "tr-source", ERROR, \
		N_("this translates \"%1\", but the file's name says \"%2\""), \
		N_("give both the same name")) \
	X(TR_LANGUAGE, "tr-language", ERROR, \
		N_("the language is \"%1\", but the file's name says \"%2\""), \
		N_("give both the same language")) \
	X(TR_ORPHAN, "tr-orphan", ERROR, \
		N_("there is no file \"%1\" for this translation"), \
		N_("rename the translation, or write that file")) \
	X(TR_OWN, "tr-own", ERROR, \
		N_("\"%1\" is the language of \"%2\" itself"), \
		N_("take one of the two files away, or change the language " \
		   "in " \
		   "module.yaml")) \
	X(TR_UNKNOWN, "tr-unknown", ERROR, N_("the source has no %t1 \"%2\""), \
		N_("take it out, or check its spelling")) \
	X(TR_FIELD, "tr-field", ERROR, \
		N_("\"%1\" is not a text that is translated"), \
		N_("take the line out: it comes from the source")) \
	X(TR_IDS, "tr-ids", ERROR, \
		N_("in a translation \"%1\" holds ids, not a list"), \
		N_("begin each with its id and a colon, such as \"%2:\"")) \
	X(TR_SAME, "tr-same", ERROR, \
		N_("\"%1\" and \"%2\" are one and the same in the source"), \
		N_("translate both in the same words")) \
	X(TR_TWICE, "tr-twice", ERROR, \
		N_("\"%1\" translates \"%2\" and \"%3\", which differ"), \
		N_("translate them in different words")) \
	X(TR_COUNT, "tr-count", ERROR, \
		N_("\"%1\" must have as many items as the source: %3, not " \
		   "%2"), \
		N_("translate each item, in the same order")) \
	X(TR_LINES, "tr-lines", ERROR, \
		N_("\"%1\" must have as many lines as the source: %3, not " \
		   "%2"), \
		N_("translate each line, in the same order"))

/* Settings (core/config). */
#define CONFIG_RULES(X) \
	X(CONFIG_SYSTEM, "config-system", ERROR, \
		N_("\"%1\" is set for the whole system, not by one person"), \
		N_("take the line out; it belongs to /etc/sabaq/config.yaml"))

/*
 * Translations that are sound but not well (core/lint_translation,
 * core/lint_wording).
 */
#define WORDING_RULES(X) \
	X(TR_MISSING, "tr-missing", WARNING, \
		N_("%1 of %2 steps lack a text in this language; the first " \
		   "is \"%3\""), \
		N_("write the texts; \"sabaq translate\" puts those of the " \
		   "source beside them")) \
	X(TR_MISSING_FIELD, "tr-missing-field", WARNING, \
		N_("\"%1\" is not translated, or not all of it"), \
		N_("write it in this language as well")) \
	X(TR_STALE, "tr-stale", WARNING, \
		N_("the source of \"%1\" has changed since it was " \
		   "translated"), \
		N_("compare the texts and mend this one; then run \"sabaq " \
		   "translate\"")) \
	X(TR_CODE, "tr-code", WARNING, \
		N_("the source says `%1` here, the translation does not"), \
		N_("copy it from the source: what stands in backquotes " \
		   "stays as it is")) \
	X(TR_NUMBER, "tr-number", WARNING, \
		N_("the source says %1 here, the translation %2"), \
		N_("write the same number as the source")) \
	X(TR_COPIED, "tr-copied", WARNING, \
		N_("this is the source's text, word for word"), \
		N_("translate it, or take it out: the source is shown " \
		   "where there is no translation")) \
	X(TR_DRAFTS, "tr-drafts", NOTE, \
		N_("language %3: drafts that nobody has reviewed: %1 of %2 " \
		   "files"), \
		N_("who has read one writes there: review: {by: NAME, date: " \
		   "YYYY-MM-DD}")) \
	X(TR_ABSENT, "tr-absent", NOTE, \
		N_("language %1: these units have no translation yet: %2"), \
		N_("\"sabaq translate\" begins one"))

/*
 * Texts that are read, but not as they were meant (core/lint_text*.c): by
 * YAML, then by Markdown.
 */
#define TRAP_RULES(X) \
	X(YAML_CUT, "yaml-cut", WARNING, \
		N_("nobody sees this, YAML takes it for a comment: %1"), \
		N_("put the whole text in quotes or under \"|\"; two spaces " \
		   "set a real comment apart")) \
	X(YAML_PLAIN, "yaml-plain", WARNING, \
		N_("other programs read %1 without quotes as %t2"), \
		N_("put it in quotes: \"%1\"")) \
	X(YAML_COMMA_LIST, "yaml-comma-list", WARNING, \
		N_("the comma makes two items: \"%1\" and \"%2\""), \
		N_("put the text in quotes, or begin each item on its own " \
		   "line with \"- \"")) \
	X(YAML_SWALLOWED, "yaml-swallowed", WARNING, \
		N_("\"%1\" is read as words of a text here, not as a field"), \
		N_("write \"%1: \", with a colon and a space, right below " \
		   "its neighbours; else use quotes")) \
	X(YAML_DASH_LOST, "yaml-dash-lost", WARNING, \
		N_("this goes on with the text above and begins no item: %1"), \
		N_("write a space after each dash: \"- \"")) \
	X(YAML_BACKSLASH, "yaml-backslash", WARNING, \
		N_("in double quotes YAML takes the backslash away: %1"), \
		N_("use single quotes for a text with a backslash")) \
	X(YAML_JOINED, "yaml-joined", WARNING, \
		N_("lines that belong apart run together: %1"), \
		N_("write \"|\" after the colon or the dash, and the whole " \
		   "text in the lines below it")) \
	X(MD_MARKS, "md-marks", WARNING, \
		N_("students see \"%2\" instead of \"%1\": the signs are " \
		   "taken for marks"), \
		N_("put it between backquotes: `%1`")) \
	X(MD_HTML, "md-html", WARNING, \
		N_("students see \"%1\" as it stands here: HTML means " \
		   "nothing in lessons"), \
		N_("write **words** for bold; a tag that is talked about " \
		   "stands in backquotes: `%1`")) \
	X(MD_BACKSLASH, "md-backslash", WARNING, \
		N_("students see \"%2\" instead of \"%1\": a backslash " \
		   "vanishes"), \
		N_("put it between backquotes: `%1`")) \
	X(MD_LOST, "md-lost", WARNING, N_("students do not see this: %1"), \
		N_("write it as words of the text; a backslash before \"[\" " \
		   "or \"|\" keeps that sign")) \
	X(MD_NOTHING, "md-nothing", WARNING, \
		N_("students see no text here: \"%1\" is nothing but marks"), \
		N_("put it between backquotes: `%1`, or write words")) \
	X(MD_HEADING, "md-heading", WARNING, \
		N_("the line of dashes below makes a heading of \"%1\""), \
		N_("leave an empty line above it; a heading begins with " \
		   "\"## \"")) \
	X(MD_NUMBER, "md-number", WARNING, \
		N_("\"%1\" gets the number %2: a list counts up by one"), \
		N_("put a backslash after the digits to keep a number: " \
		   "2024\\. or 5\\)")) \
	X(MD_FENCE, "md-fence", WARNING, \
		N_("the program that begins with \"%1\" does not end"), \
		N_("write a line of ``` below its last line")) \
	X(MD_INDENTED, "md-indented", WARNING, \
		N_("this is shown as a program, being set in by four " \
		   "spaces: %1"), \
		N_("begin the line where the lines around it begin")) \
	X(MD_PROGRAM, "md-program", WARNING, \
		N_("these lines of a program run together like words: %1"), \
		N_("write a line of ``` above and another below the program")) \
	X(MD_TABLE, "md-table", WARNING, \
		N_("these rows are no table yet and run together: %1"), \
		N_("write a line such as |---|---| below the first row, with " \
		   "as many parts as the row")) \
	X(MD_PICTURE, "md-picture", WARNING, \
		N_("a terminal shows no pictures; students see only \"%1\" " \
		   "and its address"), \
		N_("say it in words, or draw it with letters in a ```figure " \
		   "block")) \
	X(MD_ADDRESS, "md-address", WARNING, \
		N_("students cannot open \"%2\": it is no address"), \
		N_("write all of it, from https:// on; for a term write " \
		   "[word](term:its-id)")) \
	X(TERM_UNKNOWN, "term-unknown", WARNING, \
		N_("\"%1\" points to the term \"%2\", which the glossary " \
		   "lacks"), \
		N_("check its spelling, or add it under \"glossary:\" in " \
		   "module.yaml"))

/* What is not well in a module as a whole (core/lint_module, _requires). */
#define LINT_RULES(X) \
	X(OBJECTIVE_UNTAUGHT, "objective-untaught", WARNING, \
		N_("no question of a lesson serves the objective \"%1\""), \
		N_("write \"objective: %1\" in the questions that work on " \
		   "it, or add one")) \
	X(OBJECTIVE_UNTESTED, "objective-untested", WARNING, \
		N_("no question of a quiz serves the objective \"%1\""), \
		N_("write \"objective: %1\" in the questions that test it, " \
		   "or add one")) \
	X(MISCONCEPTION_UNUSED, "misconception-unused", WARNING, \
		N_("no wrong answer shows the misconception \"%1\""), \
		N_("write \"misconception: %1\" beside a wrong answer that " \
		   "shows it, or take it out")) \
	X(TERM_UNUSED, "term-unused", WARNING, \
		N_("the term \"%1\" is marked in no text"), \
		N_("mark it where it first stands, as [word](term:%1), or " \
		   "take it out")) \
	X(POOL_UNUSED, "pool-unused", NOTE, \
		N_("nobody ever gets a question of the pool \"%1\": nothing " \
		   "draws from it"), \
		N_("add a \"draw:\" that names it, or take it out")) \
	X(UNIT_UNLISTED, "unit-unlisted", WARNING, \
		N_("learners never see \"%1\": module.yaml does not list it"), \
		N_("write %1 under \"units:\" in module.yaml")) \
	X(REQUIRES_MISSING, "requires-missing", WARNING, \
		N_("there is no module \"%1\", which this one requires"), \
		N_("check its spelling, or put its folder beside this one")) \
	X(REQUIRES_CIRCLE, "requires-circle", WARNING, \
		N_("these modules require one another in a circle: %1"), \
		N_("take one of them out of \"requires\""))

/* What a class showed of questions (report/items_lint). */
#define LOG_RULES(X) \
	X(LOG_UNUSED, "log-unused", WARNING, N_("nobody of %2 chose \"%1\""), \
		N_("take it out, or write a wrong answer that learners " \
		   "really " \
		   "give")) \
	X(LOG_STRONG, "log-strong", WARNING, \
		N_("of %1 people the strongest get %2 of this right, the " \
		   "weakest %3"), \
		N_("look whether the right answer is marked, and whether the " \
		   "question can be understood in two ways")) \
	X(LOG_LANGUAGE, "log-language", WARNING, \
		N_("in \"%1\" %2 answer this right, in other languages %3"), \
		N_("compare the translation with the source: its words, " \
		   "numbers, code, and what it accepts"))

/* Questions that are sound and yet do not work (core/lint_*.c). */
#define QUESTION_LINT_RULES(X) \
	X(OPTION_TWICE, "option-twice", WARNING, \
		N_("the option \"%1\" stands here twice"), \
		N_("take one of them out, or word it differently")) \
	X(ITEM_TWICE, "item-twice", WARNING, \
		N_("two items read the same: \"%1\""), \
		N_("word one of them differently, so that each has its " \
		   "place")) \
	X(ITEMS_NUMBERED, "items-numbered", WARNING, \
		N_("the items tell the order themselves: \"%1\""), \
		N_("take the numbers out: what is right is how the items " \
		   "stand in the file")) \
	X(ITEMS_ALIKE, "items-alike", WARNING, \
		N_("\"%1\" and \"%2\" differ only in spaces or capitals"), \
		N_("write both alike where the same is meant, else word one " \
		   "differently")) \
	X(OPTION_LAST, "option-last", WARNING, \
		N_("\"%1\" speaks of the options above it, but may be shown " \
		   "first"), \
		N_("write \"last: true\" beside it, or leave such an option " \
		   "out")) \
	X(CHOICES_ALL, "choices-all", WARNING, \
		N_("every option is right: who marks all need not think"), \
		N_("add an option that is wrong, one that people often take " \
		   "for right")) \
	X(OPTION_FEEDBACK, "option-feedback", WARNING, \
		N_("who picks option %1 reads only whether it is right"), \
		N_("add \"feedback: |\" and say why it is right, or which " \
		   "idea " \
		   "misleads here")) \
	X(FEEDBACK_NONE, "feedback-none", WARNING, \
		N_("whatever one answers to \"%1\", nothing is said about " \
		   "it"), \
		N_("add \"explain: |\" with the way to the answer, or " \
		   "\"feedback:\" to answers")) \
	X(TRIES_SILENT, "tries-silent", WARNING, \
		N_("who is wrong at \"%1\" may try again, but reads nothing " \
		   "that helps"), \
		N_("add \"hints:\", or wrong answers with feedback under " \
		   "\"wrong:\"")) \
	X(HINT_TELLS, "hint-tells", WARNING, \
		N_("this hint tells the answer: \"%1\""), \
		N_("say where to look or what to think of; keep the answer " \
		   "for \"explain:\"")) \
	X(ANSWER_CYRILLIC, "answer-cyrillic", WARNING, \
		N_("in \"%1\" the letter \"%2\" is Cyrillic, not Latin: who " \
		   "types it right is refused"), \
		N_("type the whole answer again on the Latin keyboard")) \
	X(ANSWER_LATIN, "answer-latin", WARNING, \
		N_("in \"%1\" the letter \"%2\" is Latin, not Cyrillic: who " \
		   "types it right is refused"), \
		N_("type the whole answer again on the Cyrillic keyboard")) \
	X(ANSWER_NEVER, "answer-never", WARNING, \
		N_("nobody can type this answer: \"%1\""), \
		N_("write a word or a phrase; for a long text choose " \
		   "\"type: open\"")) \
	X(ANSWER_TWICE, "answer-twice", WARNING, \
		N_("\"%1\" counts as \"%2\" above: what is said of it here " \
		   "is " \
		   "never used"), \
		N_("move it above that answer, or take it out")) \
	X(WRONG_TWICE, "wrong-twice", WARNING, \
		N_("\"%1\" counts as \"%2\" above: what is said of it here " \
		   "is " \
		   "never shown"), \
		N_("move it above that one with a smaller tolerance, or take " \
		   "it out")) \
	X(TOLERANCE_MEET, "tolerance-meet", WARNING, \
		N_("with their tolerances \"%1\" and \"%2\" meet: some " \
		   "answers " \
		   "count as both"), \
		N_("make the tolerances smaller")) \
	X(SCORE_FULL, "score-full", WARNING, \
		N_("no answer to \"%1\" earns all its points"), \
		N_("leave \"score:\" out of the best answer, or write " \
		   "\"score: 1\"")) \
	X(PASS_NOTHING, "pass-nothing", WARNING, \
		N_("nothing here is marked: whoever opens this quiz has " \
		   "passed it"), \
		N_("add questions that have a right answer, or make it a " \
		   "lesson")) \
	X(PASS_FAR, "pass-far", WARNING, \
		N_("nobody can pass: without a mistake one gets %1 per cent"), \
		N_("make \"pass:\" smaller, or let every question have an " \
		   "answer with all its points")) \
	X(LIMIT_SHORT, "limit-short", WARNING, \
		N_("\"limit: %2\" is too short to read the %1 words"), \
		N_("make \"limit:\" larger; 100 words a minute leave time to " \
		   "think")) \
	X(ANSWER_LONGEST, "answer-longest", WARNING, \
		N_("the longest option is the right one in %1 of %2 " \
		   "questions: " \
		   "it can be guessed"), \
		N_("shorten right options, and make some wrong ones as long")) \
	X(ANSWER_PLACE, "answer-place", WARNING, \
		N_("in all %1 questions that are not shuffled option %2 is " \
		   "right"), \
		N_("move the right option in some, or leave out \"shuffle: " \
		   "false\"")) \
	X(ANSWER_TRUTH, "answer-truth", WARNING, \
		N_("all statements to judge have the same answer: %1"), \
		N_("turn some of them around")) \
	X(STEP_LONG, "step-long", WARNING, \
		N_("the step \"%1\" is longer than two pages: %2 rows, of " \
		   "which a screen shows 18"), \
		N_("make two steps of it, with a question between them")) \
	X(ANSWER_TORN, "answer-torn", WARNING, \
		N_("the question \"%1\" and its answers are not on one " \
		   "screen: " \
		   "%2 rows of 18"), \
		N_("shorten the last paragraph of the question, or the " \
		   "answers")) \
	X(WIDE_PROGRAM, "wide-program", WARNING, \
		N_("this line of a program is %1 characters wide and gets " \
		   "cut: " \
		   "%2 fit"), \
		N_("break the line in two, or use shorter names")) \
	X(WIDE_FIGURE, "wide-figure", WARNING, \
		N_("this figure is %1 characters wide and is not shown: %2 " \
		   "fit"), \
		N_("draw it narrower")) \
	X(WIDE_TABLE, "wide-table", WARNING, \
		N_("this table is %1 characters wide and becomes a list: %2 " \
		   "fit"), \
		N_("shorten its words, or take a column out")) \
	X(CHAR_PICTURE, "char-picture", WARNING, \
		N_("many screens show no \"%1\" (%2)"), \
		N_("write what it stands for in words, or with ordinary " \
		   "signs")) \
	X(CHAR_HYPHEN, "char-hyphen", WARNING, \
		N_("a soft hyphen, which nobody sees, stands in this " \
		   "program: %1"), \
		N_("delete it: it came along from a web page or a word " \
		   "processor")) \
	X(CHAR_TURNED, "char-turned", WARNING, \
		N_("terminals show \"%1\" (%2) and its neighbours in the " \
		   "wrong " \
		   "order"), \
		N_("write the word in Latin or Cyrillic letters"))

#define RULE_SYMBOL(symbol, id, level, message, mend) RULE_##symbol,
enum rule { RULES(RULE_SYMBOL) RULE_COUNT };
#undef RULE_SYMBOL

struct rule_text {
	const char *id;
	enum rule_level level;
	const char *message, *mend; /* English: give them to tr() */
};

/* Indexed by enum rule. */
extern const struct rule_text rule_texts[RULE_COUNT];
/* "error", "warning": English, indexed by enum rule_level. */
extern const char *const rule_level_words[RULE_LEVELS];

/*
 * Appends "path:line:column: error: message [rule]", without a line feed.
 * What came from outside is made safe for a terminal.
 */
void rule_say(
	struct buf *out, const struct catalogue *words, const struct fault *f);
/* Appends the message alone. */
void rule_say_message(
	struct buf *out, const struct catalogue *words, const struct fault *f);
/* Appends what to do about it. */
void rule_say_mend(
	struct buf *out, const struct catalogue *words, const struct fault *f);

#endif
