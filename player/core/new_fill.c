/* The steps of a new lesson, quiz and bank: to be played, then replaced. */
#include "core/new_fill.h"

#include "base/catalogue.h"

static const struct fill six[] = {
	{ .name = "text", .text = "6" },
	{ .name = "correct", .text = "true" },
	{ .name = "feedback",
		.text = N_("Yes. Multiplication comes first: 2 * 2 is 4, and "
			   "2 + 4 is 6.") },
	{ 0 },
};
static const struct fill eight[] = {
	{ .name = "text", .text = "8" },
	{ .name = "feedback",
		.text = N_("You went from left to right: 2 + 2 is 4, and "
			   "4 * 2 is 8. What comes first here?") },
	{ 0 },
};
static const struct fill *const sum_options[] = { eight, six, NULL };

/* In a bank under another id: a quiz may have and draw both. */
#define SUM(called) \
	{ .name = "id", .text = (called) }, \
		{ .name = "type", .text = "choice" }, \
		{ .name = "prompt", .text = N_("What is 2 + 2 * 2?") }, \
		{ .name = "explain", \
			.text = N_("Multiplication and division come before " \
				   "addition and subtraction.") }, \
	{ \
		.name = "options", .items = sum_options \
	}
static const struct fill sum[] = { SUM("q-sum"), { 0 } };
static const struct fill bank_sum[] = { SUM("b-sum"), { 0 } };

#define BYTE(called) \
	{ .name = "id", .text = (called) }, \
		{ .name = "type", .text = "truefalse" }, \
		{ .name = "prompt", \
			.text = N_("There are two bits in a byte.") }, \
		{ .name = "explain", \
			.text = N_("A byte is eight bits. One bit has two " \
				   "values, 0 and 1.") }, \
		{ .name = "answer", .text = "false" }, \
		{ .name = "if_true", \
			.text = N_("Two is how many values one bit has.") }, \
	{ \
		.name = "if_false", .text = N_("Right: there are eight.") \
	}
static const struct fill byte[] = { BYTE("q-byte"), { 0 } };
static const struct fill bank_byte[] = { BYTE("b-byte"), { 0 } };

static const struct fill welcome[] = {
	{ .name = "id", .text = "begin" },
	{ .name = "type", .text = "read" },
	{ .name = "text",
		.text = N_("## The first page\n"
			   "\n"
			   "Write here what learners should know before the "
			   "question. One idea,\n"
			   "a few short sentences.\n"
			   "\n"
			   "- This is a list.\n"
			   "- Words can be *emphasised*.\n"
			   "\n"
			   "An empty line begins a new paragraph.") },
	{ 0 },
};

static const struct fill *const lesson[] = { welcome, sum, NULL };
static const struct fill *const questions[] = { sum, byte, NULL };
static const struct fill *const drawn[] = { bank_sum, bank_byte, NULL };

const char *const new_titles[UNIT_BANK + 1] = {
	[UNIT_LESSON] = N_("New lesson"),
	[UNIT_QUIZ] = N_("New quiz"),
	[UNIT_BANK] = N_("New bank of questions"),
};
const struct fill new_contents[UNIT_BANK + 1] = {
	[UNIT_LESSON] = { .name = "steps", .items = lesson },
	[UNIT_QUIZ] = { .name = "steps", .items = questions },
	[UNIT_BANK] = { .name = "pools", .items = drawn, .key = "questions" },
};
