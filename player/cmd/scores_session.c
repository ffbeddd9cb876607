/* sabaq scores --session: what a session came to, for who led it. */
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/driver.h"
#include "cmd/led.h"
#include "cmd/say.h"
#include "cmd/scores_session.h"
#include "ui/words.h"

static void say_place(const struct context *c, const struct led_call *call)
{
	struct buf b = { 0 };

	putchar('\n');
	if (call->going) {
		words_fill(&b,
			tr(c->words, "This session is not over: \"sabaq host\" "
				     "or \"sabaq host --resume\" goes on with "
				     "it."),
			NULL);
		puts(buf_str(&b));
		buf_clear(&b);
	}
	words_fill(&b, tr(c->words, "The answers are kept in %1"), call->path,
		NULL);
	puts(buf_str(&b));
	buf_release(&b);
}

int scores_session(struct context *c, const char *which)
{
	struct led_call call = { .context = c,
		.library = library_open(c->modules),
		.arena = &c->arena,
		.which = which };
	enum led led = led_summary(&call, stdout);

	if (led == LED_NONE && which[0])
		say_complaint(c->words,
			N_("there is no session \"%1\" in %2/sessions"), which,
			c->state);
	else if (led == LED_NONE)
		say_complaint(c->words,
			N_("no session was led here: there is none in "
			   "%1/sessions"),
			c->state, NULL);
	else if (led == LED_NO_MODULE)
		say_complaint(c->words,
			N_("the session was about %1, which is not on the "
			   "module path; what was told at its end is in "
			   "%2/summary.txt"),
			call.about, call.path);
	else if (led == LED_DONE)
		say_place(c, &call);
	library_free(call.library);
	return led == LED_DONE ? EXIT_DONE : EXIT_FAILED;
}
